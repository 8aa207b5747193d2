//! The words, in Swedish and English, so that a gap in either does not compile.
//!
//! [`vocabulary`] has the words of the closed lists, [`countries`] those of the countries, and [`questions`] those of
//! each fact; what the first steps do not need of these comes [`later`]. Both languages of a text stand beside each other, and without the feature `english` the macros of this room ask for
//! the English too, and throw it away.

/// One of two expressions by language, Swedish first
#[cfg(feature = "english")]
macro_rules! say {
    ($lang:expr, $sv:expr, $en:expr $(,)?) => {
        match $lang {
            $crate::text::Lang::Sv => $sv,
            $crate::text::Lang::En => $en,
        }
    };
}

/// The Swedish one of two expressions
#[cfg(not(feature = "english"))]
macro_rules! say {
    ($lang:expr, $sv:expr, $en:expr $(,)?) => {{
        let _: $crate::text::Lang = $lang;
        $sv
    }};
}

/// An English text of literals
#[cfg(feature = "english")]
macro_rules! english {
    ($($text:literal)+) => { concat!($($text),+) };
}

/// Nothing, whatever the literals
#[cfg(not(feature = "english"))]
macro_rules! english {
    ($($text:literal)+) => {
        ""
    };
}

/// A text of literals that the first steps need, or that is part of the program like all others
#[cfg(feature = "bundled")]
macro_rules! early {
    ([$($early:ident)?] $($text:expr),+) => { concat!($($text),+) };
}

/// A text of literals that the first steps need; of all others, nothing
#[cfg(not(feature = "bundled"))]
macro_rules! early {
    ([] $($text:expr),+) => {
        ""
    };
    ([early] $($text:expr),+) => { concat!($($text),+) };
}

/// A text of parts, for which `format!` would bring some hundred bytes to the page at each place
macro_rules! text {
    ($($part:expr),+ $(,)?) => { $crate::text::concatenated(&[$(AsRef::<str>::as_ref(&$part)),+]) };
}

/// Declares texts: a struct with a field for each, and a static of it for each language, so that a gap does not compile
macro_rules! texts {
    ($(#[$about:meta])+ $Name:ident; $($name:ident: $sv:literal, $en:literal;)+) => {
        $(#[$about])+
        #[derive(Debug)]
        #[expect(missing_docs, reason = "the words say it")]
        pub struct $Name { $(pub $name: &'static str),+ }

        static SV: $Name = $Name { $($name: $sv),+ };
        #[cfg(feature = "english")]
        static EN: $Name = $Name { $($name: $en),+ };
    };
}

pub mod conditions;
pub mod countries;
pub mod edits;
pub mod later;
pub mod money;
pub mod page;
pub mod plain;
pub mod questions;
pub mod sentences;
mod table;
pub mod vocabulary;

#[inline(never)]
fn concatenated(parts: &[&str]) -> String {
    parts.concat()
}

/// A language of the page
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Swedish
    Sv,
    /// English, where the feature `english` brings it along
    #[cfg(feature = "english")]
    En,
}

impl Lang {
    /// Every language, the page's own first
    pub const ALL: &'static [Self] = &[
        Self::Sv,
        #[cfg(feature = "english")]
        Self::En,
    ];

    /// The language tag
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            #[cfg(feature = "english")]
            Self::En => "en",
        }
    }

    /// The language with this tag
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.id() == id)
    }

    /// A letter as this language's alphabet places it: small, without the accents that do not count, and in Swedish å,
    /// ä and ö after z
    ///
    /// `char::to_lowercase` would bring tables of all scripts along.
    const fn letter(self, letter: char) -> char {
        match (self, letter) {
            // The three characters that follow z.
            (Self::Sv, 'å' | 'Å') => '{',
            (Self::Sv, 'ä' | 'Ä' | 'æ' | 'Æ') => '|',
            (Self::Sv, 'ö' | 'Ö' | 'ø' | 'Ø') => '}',
            #[cfg(feature = "english")]
            (Self::En, 'å' | 'Å' | 'ä' | 'Ä') => 'a',
            #[cfg(feature = "english")]
            (Self::En, 'ö' | 'Ö' | 'ø' | 'Ø') => 'o',
            (_, 'á' | 'à' | 'ã' | 'â') => 'a',
            (_, 'ç' | 'Ç') => 'c',
            (_, 'é' | 'É' | 'è' | 'ê' | 'ë') => 'e',
            (_, 'í' | 'î' | 'ï') => 'i',
            (_, 'ñ') => 'n',
            (_, 'ó' | 'ô' | 'õ') => 'o',
            (_, 'ü' | 'Ü' | 'ú') => 'u',
            (_, '’') => '\'',
            _ => letter.to_ascii_lowercase(),
        }
    }

    /// A text to order by
    fn folded(self, text: &str) -> String {
        text.chars().map(|letter| self.letter(letter)).collect()
    }
}

/// `str::contains` searches long texts fast, which costs the page more than it gives.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len().max(1)).any(|part| part == word.as_bytes())
}

/// Whether each word that was typed in a filter occurs in one of the texts, whatever its case and accents
pub fn finds(typed: &str, texts: &[&str]) -> bool {
    let texts = texts.iter().map(|text| Lang::Sv.folded(text)).collect::<Vec<_>>();
    Lang::Sv.folded(typed).split_whitespace().all(|word| texts.iter().any(|text| holds(text, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_find_themselves() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_id(lang.id()), Some(*lang));
        }
        assert_eq!(Lang::from_id("SV"), None);
        assert_eq!(Lang::from_id("en").is_some(), cfg!(feature = "english"));
        assert_eq!(say!(Lang::Sv, 1, 2), 1);
        assert_eq!(say!(Lang::En, 1, 2), if cfg!(feature = "english") { 2 } else { 1 });
    }

    #[test]
    fn a_filter_finds_words_in_any_order_and_case() {
        let texts = ["Anpassad gymnasieskola", "gymnasiesärskola, särskola"];
        for typed in ["", " ", "GYMNASIE", "särskola", "SÄRSKOLA anpassad", "skola  gym"] {
            assert!(finds(typed, &texts), "{typed}");
        }
        for typed in ["sarskola", "anpassad grundskola", "a n z"] {
            assert!(!finds(typed, &texts), "{typed}");
        }
        assert!(finds("reunion cote", &["Réunion, Côte"]));
    }
}
