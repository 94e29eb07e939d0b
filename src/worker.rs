//! Named threads for work that must not hold up the window. The only module that starts threads; knows nothing of what
//! the work is about.
//!
//! Two kinds of work. The *latest* job lives in a mailbox of one place: a newer one replaces it, and the one that runs is
//! told to stop at its next step. A job *aside* gets a short thread of its own and is never stopped: a file dialog may stay
//! open for minutes and must neither block the analysis nor be cancelled by it. All results come out of one channel.

use std::any::Any;
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

/// Does work elsewhere and hands back its results, each a `T`.
pub struct Worker<T> {
    mailbox: Arc<Mailbox<T>>,
    desk: Desk<T>,
    results: Receiver<Result<T, WorkError>>,
}

/// Why a job gave no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{job} failed: {reason}")]
pub struct WorkError {
    /// The name of the job's thread.
    pub job: &'static str,
    /// It panicked, which is a fault in the program, or the system gave no thread for it. Everything else goes on.
    pub reason: String,
}

/// What a latest job asks between its steps; it breaks when a newer job waits.
pub type GoOn<'a> = &'a dyn Fn() -> ControlFlow<()>;

impl<T: Send + 'static> Worker<T> {
    /// Starts the thread of the latest job, called `name`. `wake` is called whenever a result is ready.
    ///
    /// # Errors
    /// The system gave no thread.
    pub fn new(name: &'static str, wake: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        let (sender, results) = channel();
        let desk = Desk { sender, wake: Arc::new(wake) };
        let mailbox = Arc::new(Mailbox { slot: Mutex::default(), filled: Condvar::new() });
        let (inbox, out) = (Arc::clone(&mailbox), desk.clone());
        Builder::new().name(name.into()).spawn(move || inbox.serve(name, &out))?;
        Ok(Self { mailbox, desk, results })
    }

    /// Asks for `job`. An older one that waits is dropped; one that runs is told to stop, and gives no result then.
    pub fn latest(&self, job: impl FnOnce(GoOn) -> ControlFlow<(), T> + Send + 'static) {
        self.mailbox.put(Slot::Waiting(Box::new(job)));
    }

    /// Runs `job` on a thread of its own, called `name`. It is never stopped, and gives exactly one result.
    pub fn aside(&self, name: &'static str, job: impl FnOnce() -> T + Send + 'static) {
        let desk = self.desk.clone();
        let started = Builder::new().name(name.into()).spawn(move || desk.deliver(caught(name, job)));
        if let Err(error) = started {
            self.desk.deliver(Err(WorkError { job: name, reason: format!("no thread: {error}") }));
        }
    }

    /// The next result, if one is ready.
    pub fn poll(&self) -> Option<Result<T, WorkError>> {
        self.results.try_recv().ok()
    }

    /// Waits for the next result; for ever, if nothing is under way. In a window only for a save, when it closes.
    pub fn wait(&self) -> Option<Result<T, WorkError>> {
        self.results.recv().ok()
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        self.mailbox.put(Slot::Closed);
    }
}

/// Where results go.
struct Desk<T> {
    sender: Sender<Result<T, WorkError>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl<T> Desk<T> {
    fn deliver(&self, result: Result<T, WorkError>) {
        if self.sender.send(result).is_ok() {
            (self.wake)();
        }
    }
}

impl<T> Clone for Desk<T> {
    fn clone(&self) -> Self {
        Self { sender: self.sender.clone(), wake: Arc::clone(&self.wake) }
    }
}

type Job<T> = Box<dyn FnOnce(GoOn) -> ControlFlow<(), T> + Send>;

#[derive(Default)]
enum Slot<T> {
    #[default]
    Empty,
    Waiting(Job<T>),
    Closed,
}

struct Mailbox<T> {
    slot: Mutex<Slot<T>>,
    filled: Condvar,
}

impl<T> Mailbox<T> {
    fn serve(&self, name: &'static str, desk: &Desk<T>) {
        while let Some(job) = self.take() {
            match caught(name, || job(&|| self.go_on())) {
                Ok(ControlFlow::Break(())) => {}
                Ok(ControlFlow::Continue(result)) => desk.deliver(Ok(result)),
                Err(error) => desk.deliver(Err(error)),
            }
        }
    }

    /// Waits for a job; none when the worker is gone.
    fn take(&self) -> Option<Job<T>> {
        let waiting = self.filled.wait_while(self.slot(), |slot| matches!(slot, Slot::Empty));
        let mut slot = waiting.unwrap_or_else(PoisonError::into_inner);
        match std::mem::take(&mut *slot) {
            Slot::Waiting(job) => Some(job),
            Slot::Empty | Slot::Closed => None,
        }
    }

    fn put(&self, new: Slot<T>) {
        *self.slot() = new;
        self.filled.notify_one();
    }

    fn go_on(&self) -> ControlFlow<()> {
        if matches!(*self.slot(), Slot::Empty) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// No code that could panic runs under this lock, so a poisoned one is still whole.
    fn slot(&self) -> MutexGuard<'_, Slot<T>> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the thread that asks is breaking down.
pub fn is_breaking_down() -> bool {
    std::thread::panicking()
}

/// Jobs own what they work on, so nothing half-changed is left behind by one that panics.
fn caught<R>(name: &'static str, job: impl FnOnce() -> R) -> Result<R, WorkError> {
    catch_unwind(AssertUnwindSafe(job)).map_err(|payload| WorkError { job: name, reason: message(&*payload) })
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("it gave no reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn worker() -> (Worker<u32>, Receiver<()>) {
        let (sender, woken) = channel();
        (Worker::new("analysis", move || sender.send(()).unwrap()).unwrap(), woken)
    }

    #[test]
    fn wakes_when_a_result_is_ready() {
        let (worker, woken) = worker();
        assert_eq!(worker.poll(), None);
        worker.latest(|_| ControlFlow::Continue(7));
        woken.recv().unwrap();
        assert_eq!(worker.poll(), Some(Ok(7)));
    }

    #[test]
    fn the_newest_request_wins_and_the_running_one_stops() {
        let (worker, woken) = worker();
        let (started, has_started) = mpsc::channel();
        worker.latest(move |go_on| {
            started.send(()).unwrap();
            while go_on().is_continue() {
                std::thread::yield_now();
            }
            ControlFlow::Break(())
        });
        has_started.recv().unwrap();
        let (release, held) = mpsc::channel::<()>();
        let (started, has_started) = mpsc::channel();
        worker.latest(move |_| {
            started.send(()).unwrap();
            held.recv().unwrap();
            ControlFlow::Continue(2)
        });
        has_started.recv().unwrap();
        worker.latest(|_| ControlFlow::Continue(3));
        worker.latest(|_| ControlFlow::Continue(4));
        release.send(()).unwrap();
        woken.recv().unwrap();
        woken.recv().unwrap();
        assert_eq!([worker.poll(), worker.poll(), worker.poll()], [Some(Ok(2)), Some(Ok(4)), None]);
    }

    #[test]
    fn a_held_dialog_blocks_nothing() {
        let (worker, woken) = worker();
        let (close, closed) = mpsc::channel::<()>();
        worker.aside("dialog", move || {
            closed.recv().unwrap();
            1
        });
        worker.latest(|_| ControlFlow::Continue(2));
        woken.recv().unwrap();
        assert_eq!(worker.poll(), Some(Ok(2)));
        close.send(()).unwrap();
        woken.recv().unwrap();
        assert_eq!(worker.poll(), Some(Ok(1)));
    }

    #[test]
    fn a_panic_becomes_a_message_and_work_goes_on() {
        let (worker, woken) = worker();
        worker.latest(|_| panic!("lost the thread"));
        worker.aside("reading", || panic!("no {}", "ink"));
        woken.recv().unwrap();
        woken.recv().unwrap();
        let mut told = [worker.poll().unwrap().unwrap_err().to_string(), worker.poll().unwrap().unwrap_err().to_string()];
        told.sort();
        assert_eq!(told, ["analysis failed: lost the thread", "reading failed: no ink"]);
        worker.latest(|_| ControlFlow::Continue(5));
        woken.recv().unwrap();
        assert_eq!(worker.poll(), Some(Ok(5)));
    }

    #[test]
    fn a_running_job_stops_when_the_worker_is_dropped() {
        let (worker, _woken) = worker();
        let (started, has_started) = mpsc::channel();
        let (stopped, has_stopped) = mpsc::channel();
        worker.latest(move |go_on| {
            started.send(()).unwrap();
            while go_on().is_continue() {
                std::thread::yield_now();
            }
            stopped.send(()).unwrap();
            ControlFlow::Break(())
        });
        has_started.recv().unwrap();
        drop(worker);
        has_stopped.recv().unwrap();
    }
}
