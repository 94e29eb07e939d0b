//! One named thread for work that must not hold up the window. The only module that starts threads.
