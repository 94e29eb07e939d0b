//! Bytes, files and pasted words to articles. The only module besides `store` that reads files; keeps no state.
