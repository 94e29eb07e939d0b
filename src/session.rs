//! The articles that are open and the newest analysis of them. Knows no path and paints nothing.
