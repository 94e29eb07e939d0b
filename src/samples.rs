//! The stories of `seeds/`, built into the program.
