//! The measures of the report, as the field defines them.

/// Average precision over what was found, and the best F1 with its threshold. `found` holds score and truth; `all` is how many there are to
/// find. Equal scores share one threshold.
pub(super) fn average_precision(mut found: Vec<(f64, bool)>, all: usize) -> (f64, f64, f64) {
    found.sort_by(|p, q| q.0.total_cmp(&p.0));
    let (mut precision_sum, mut best, mut threshold, mut right, mut seen) = (0.0, 0.0, 1.0, 0, 0);
    for same in found.chunk_by(|p, q| p.0.total_cmp(&q.0).is_eq()) {
        let here = same.iter().filter(|(_, truth)| *truth).count();
        right += here;
        seen += same.len();
        let (precision, recall) = (right as f64 / seen as f64, right as f64 / all.max(1) as f64);
        precision_sum += here as f64 / all.max(1) as f64 * precision;
        let f1 = harmonic(precision, recall);
        if f1 > best {
            (best, threshold) = (f1, same[0].0);
        }
    }
    (precision_sum, best, threshold)
}

/// The harmonic mean.
pub(super) fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// Spearman's rank correlation; ties have the mean of their ranks.
pub(super) fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let x = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let y = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let mean = f64::midpoint(pairs.len() as f64, 1.0);
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let spread = (product(&x, &x) * product(&y, &y)).sqrt();
    if spread > 0.0 { product(&x, &y) / spread } else { 0.0 }
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<_> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for same in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        let rank = before as f64 + f64::midpoint(same.len() as f64, 1.0);
        for at in same {
            ranks[*at] = rank;
        }
        before += same.len();
    }
    ranks
}

/// Expected calibration error in ten equal bins (Naeini et al. 2015): the mean distance between score and truth, bin by bin.
pub(super) fn calibration_error(scored: &[(f64, bool)]) -> f64 {
    let mut bins = [(0.0, 0.0, 0usize); 10];
    for (score, truth) in scored {
        let bin = &mut bins[((score * 10.0) as usize).min(9)];
        *bin = (bin.0 + score, bin.1 + f64::from(u8::from(*truth)), bin.2 + 1);
    }
    bins.iter().map(|(scores, truths, _)| (scores - truths).abs()).sum::<f64>() / scored.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, want: f64) {
        assert!((found - want).abs() < 1e-9, "{found} is not {want}");
    }

    #[test]
    fn measures_are_those_of_the_field() {
        let (precision, best, threshold) = average_precision(vec![(0.9, true), (0.8, false), (0.7, true), (0.1, false)], 4);
        check(precision, 0.25 + 0.25 * 2.0 / 3.0);
        check(best, harmonic(2.0 / 3.0, 0.5));
        check(threshold, 0.7);
        check(average_precision(vec![(0.5, true), (0.5, false)], 1).0, 0.5);
        check(spearman(&[(1.0, 10.0), (2.0, 20.0), (3.0, 20.0)]), 0.866_025_403_784_438_6);
        check(spearman(&[(1.0, 1.0), (1.0, 2.0)]), 0.0);
        check(calibration_error(&[(0.95, true), (0.85, false), (0.05, false), (0.15, false)]), (0.05 + 0.85 + 0.05 + 0.15) / 4.0);
    }
}
