//! What to paint on an article, as data: the window and the tests read the same segments. Names colours by meaning, makes none.
