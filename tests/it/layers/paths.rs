//! Rust source to the paths it names. Knows as much of the language as that takes: comments, literals, groups, `self`, `super`.

/// The module that the file `name` (below `src`, with `/`) holds, from the crate's root.
pub(super) fn module_of(name: &str) -> Vec<String> {
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    let mut parts: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") || parts == ["lib"] {
        parts.pop();
    }
    parts
}

/// Every path of more than one part that `source`, standing in `module`, names outside its tests. Those into the crate begin with
/// `crate`, however they are written.
pub(super) fn paths(module: &[String], source: &str) -> Vec<Vec<String>> {
    let tokens = without_tests(&tokens(source));
    let mut walk = Walk { tokens: &tokens, at: 0, inner: Vec::new(), braces: 0, found: Vec::new() };
    walk.all(module.len());
    walk.found
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    /// `::`
    Step,
    Mark(char),
}

fn tokens(source: &str) -> Vec<Token> {
    let code = blank(&source.chars().collect::<Vec<_>>());
    let mut rest = &code[..];
    let mut tokens = Vec::new();
    while let Some(first) = rest.first() {
        let name = rest.iter().take_while(|c| is_name(**c)).count();
        let taken = match rest {
            _ if name > 0 => name,
            [':', ':', ..] => 2,
            _ => 1,
        };
        match taken {
            _ if name > 0 => tokens.push(Token::Name(rest[..name].iter().collect())),
            2 => tokens.push(Token::Step),
            _ => tokens.extend((!first.is_whitespace()).then_some(Token::Mark(*first))),
        }
        rest = &rest[taken..];
    }
    tokens
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// `source` with a space in place of each comment and literal.
fn blank(source: &[char]) -> Vec<char> {
    let mut out = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.first() {
        let in_name = out.last().is_some_and(|c| is_name(*c));
        let skipped = comment(rest).or_else(|| raw_string(rest).filter(|_| !in_name)).or_else(|| quoted(rest));
        out.push(if skipped.is_some() { ' ' } else { *first });
        rest = &rest[skipped.unwrap_or(1)..];
    }
    out
}

/// How long the comment is that `rest` begins with.
fn comment(rest: &[char]) -> Option<usize> {
    match rest {
        ['/', '/', ..] => Some(rest.iter().take_while(|c| **c != '\n').count()),
        ['/', '*', ..] => Some(block_comment(rest)),
        _ => None,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let step = match rest[at..] {
            ['/', '*', ..] => 1,
            ['*', '/', ..] => -1,
            _ => 0,
        };
        depth += step;
        at += if step == 0 { 1 } else { 2 };
        if depth == 0 {
            break;
        }
    }
    at
}

fn raw_string(rest: &[char]) -> Option<usize> {
    let body = rest.strip_prefix(&['r'])?;
    let marks = body.iter().take_while(|c| **c == '#').count();
    let words = body[marks..].strip_prefix(&['"'])?;
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', marks)).collect();
    let end = words.windows(close.len()).position(|window| window == close)?;
    Some(1 + marks + 1 + end + close.len())
}

/// A string, or a character literal; a lifetime is neither.
fn quoted(rest: &[char]) -> Option<usize> {
    match rest {
        ['"', words @ ..] => Some(1 + closed(words, '"')),
        ['\'', '\\', words @ ..] => Some(3 + closed(words.get(1..)?, '\'')),
        ['\'', _, '\'', ..] => Some(3),
        _ => None,
    }
}

/// How long `words` is up to and with the next `mark` that no backslash hides.
fn closed(words: &[char], mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in words.iter().enumerate() {
        if *c == mark && !escaped {
            return at + 1;
        }
        escaped = *c == '\\' && !escaped;
    }
    words.len()
}

/// `tokens` without the items under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let head = [Token::Mark('#'), Token::Mark('[')];
    let cfg = ["cfg", "test"].map(|name| Token::Name(name.to_owned()));
    let marker =
        [head[0].clone(), head[1].clone(), cfg[0].clone(), Token::Mark('('), cfg[1].clone(), Token::Mark(')'), Token::Mark(']')];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&marker) {
            at = item_end(tokens, at + marker.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Behind the item that begins at `at`: its last brace, or its semicolon.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => depth -= 1,
            _ => {}
        }
        let closes = matches!(token, Token::Mark('}' | ';'));
        if closes && depth == 0 {
            break;
        }
    }
    at
}

struct Walk<'a> {
    tokens: &'a [Token],
    at: usize,
    /// At which depth of braces each inline module was opened.
    inner: Vec<usize>,
    braces: usize,
    found: Vec<Vec<String>>,
}

impl Walk<'_> {
    fn all(&mut self, depth: usize) {
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                Token::Name(name) if name == "mod" => self.module(),
                Token::Name(_) => self.path(&[], depth + self.inner.len()),
                Token::Mark(mark) => self.brace(*mark),
                Token::Step => self.at += 1,
            }
        }
    }

    /// `mod name {` is one module deeper until its brace closes.
    fn module(&mut self) {
        self.at += 2;
        if self.tokens.get(self.at) == Some(&Token::Mark('{')) {
            self.inner.push(self.braces);
        }
    }

    fn brace(&mut self, mark: char) {
        match mark {
            '{' => self.braces += 1,
            '}' => {
                self.braces = self.braces.saturating_sub(1);
                self.inner.pop_if(|opened| *opened == self.braces);
            }
            _ => {}
        }
        self.at += 1;
    }

    /// One path, or the whole of a group: `prefix` is what stands before it.
    fn path(&mut self, prefix: &[String], depth: usize) {
        let mut parts = prefix.to_vec();
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                Token::Name(name) => parts.push(name.clone()),
                Token::Mark('{') if self.after_step() && !parts.is_empty() => return self.group(&parts, depth),
                _ => break,
            }
            self.at += 1;
            if self.tokens.get(self.at) != Some(&Token::Step) {
                break;
            }
            self.at += 1;
        }
        self.found.extend(resolved(&parts, depth));
    }

    fn after_step(&self) -> bool {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before)) == Some(&Token::Step)
    }

    fn group(&mut self, prefix: &[String], depth: usize) {
        self.at += 1;
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                Token::Mark('}') => break,
                Token::Name(name) if name == "as" => self.at += 2,
                Token::Name(_) => self.path(prefix, depth),
                _ => self.at += 1,
            }
        }
        self.at += 1;
    }
}

/// `parts` from the crate's root, where they step up to it; none for a single name or a path that stays inside the module.
fn resolved(parts: &[String], depth: usize) -> Option<Vec<String>> {
    let ups = parts.iter().filter(|part| *part == "super").count();
    let first = parts.first()?;
    if first == "super" || first == "self" {
        let below = parts.iter().filter(|part| !["super", "self"].contains(&part.as_str()));
        return (ups >= depth).then(|| std::iter::once("crate".to_owned()).chain(below.cloned()).collect());
    }
    let single = ["egui", "eframe", "rfd", "epaint"].contains(&first.as_str()) || first == "hex_color";
    (parts.len() > 1 || single).then(|| parts.to_vec())
}
