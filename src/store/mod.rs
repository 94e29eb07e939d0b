//! Notebooks on the disk: the file format, loading, and saving that never tears a file.
