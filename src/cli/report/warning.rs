//! Warnings of an analysis in words.

use crate::analysis::Warning;
use crate::article::Article;

/// What makes an analysis of `articles` less reliable.
pub(in crate::cli) fn warning(articles: &[Article], warning: &Warning) -> String {
    match warning {
        Warning::NotEnglish { doc, language } => {
            let id = articles.get(*doc).map(|article| article.id.to_string()).unwrap_or_default();
            let seems = language.map_or_else(String::new, |language| format!(" but, it seems, in {language}"));
            format!("this article is not in English{seems}; names, claims and figures are found poorly: {id}")
        }
        Warning::NoTagger => "the data of the name tagger is damaged; names are found by their capitals alone".to_owned(),
    }
}
