//! A value of a TOML file with its place: typed getters that say file, line and remedy where the value is another.
//!
//! A getter that finds a fault adds it to the log and gives nothing; the reader goes on, so that all faults are
//! told at once.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use utbyteskollen::catalogue::Words;
use utbyteskollen::facts::Date;

use super::fault::{Fault, Log, perhaps};

/// How a text in both languages is written
pub(crate) const WORDS: &str = "{ sv = \"…\", en = \"…\" }";
/// How a text is written
pub(crate) const TEXT: &str = "\"…\"";
/// How a day is written
pub(crate) const DAY: &str = "\"2026-11-21\"";
/// How a list is written
pub(crate) const LIST: &str = "[…]";

/// The years that a catalogue may speak of
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2199;

/// A file that is being read
pub(crate) struct File<'a> {
    /// The name that faults give it
    pub(crate) name: &'a str,
    /// What it holds
    pub(crate) text: &'a str,
    /// Where its faults go
    pub(crate) log: &'a Log,
}

impl<'a> File<'a> {
    /// The file's outermost table; nothing where the file is no TOML
    pub(crate) fn parse(&self) -> Option<Spanned<DeTable<'a>>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            let what = error.message().replace('\n', " ");
            self.fault(at, format!("this is not valid TOML: {what}; mend the line or the one before it"));
        }
        errors.is_empty().then_some(table)
    }

    /// Adds a fault at a place of the text
    pub(crate) fn fault(&self, at: usize, message: String) {
        self.log.add(Fault { file: self.name.to_owned(), line: self.line(at), message });
    }

    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// A value with its place
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    file: &'a File<'a>,
    /// The key it stands under
    key: &'a str,
    value: &'a DeValue<'a>,
    at: usize,
}

/// A table with its place
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    file: &'a File<'a>,
    /// What the table is, with its article
    what: &'static str,
    entries: &'a DeTable<'a>,
    at: usize,
}

impl<'a> Node<'a> {
    /// Adds a fault here
    pub(crate) fn fault(&self, message: String) {
        self.file.fault(self.at, message);
    }

    /// `file:line`, to be named by a fault elsewhere
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.file.name, self.file.line(self.at))
    }

    fn wrong_type<T>(&self, remedy: &str) -> Option<T> {
        let found = match self.value {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a number",
            DeValue::Float(_) => "a number with decimals",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.fault(format!("`{}` is {found}; write {remedy}", self.key));
        None
    }

    /// A text with something in it
    pub(crate) fn text(&self) -> Option<&'a str> {
        let DeValue::String(text) = self.value else { return self.wrong_type("a text: \"…\"") };
        if text.trim().is_empty() {
            self.fault(format!("`{}` is empty; write the text", self.key));
            return None;
        }
        if text.contains(char::is_control) {
            self.fault(format!("`{}` goes on over several lines; write it on one", self.key));
            return None;
        }
        Some(text)
    }

    /// True or false
    pub(crate) fn yes(&self) -> Option<bool> {
        let DeValue::Boolean(yes) = self.value else { return self.wrong_type("true or false") };
        Some(*yes)
    }

    /// Nothing but true
    pub(crate) fn only_true(&self) -> Option<()> {
        if self.yes()? {
            return Some(());
        }
        self.fault(format!("`{} = false` says nothing; write true, or turn the check around", self.key));
        None
    }

    /// A whole number from 0
    pub(crate) fn number(&self) -> Option<u32> {
        let DeValue::Integer(digits) = self.value else { return self.wrong_type("a whole number") };
        let number = u32::from_str_radix(digits.as_str(), digits.radix()).ok();
        if number.is_none() {
            self.fault(format!("`{}` is {digits}; write a whole number from 0 to {}", self.key, u32::MAX));
        }
        number
    }

    /// A whole number within bounds
    pub(crate) fn number_within(&self, bounds: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let number = self.number()?;
        if bounds.contains(&number) {
            return Some(number);
        }
        self.fault(format!(
            "`{}` is {number}; write a number from {} to {}",
            self.key,
            bounds.start(),
            bounds.end()
        ));
        None
    }

    /// A year
    pub(crate) fn year(&self) -> Option<u16> {
        self.number_within(YEARS).and_then(|year| u16::try_from(year).ok())
    }

    /// A day
    pub(crate) fn date(&self) -> Option<Date> {
        let DeValue::String(text) = self.value else {
            return self.wrong_type("the day as a text: \"2026-11-21\"");
        };
        let date = Date::parse(text);
        if date.is_none() {
            self.fault(format!(
                "`{}` is `{text}`, and there is no such day; write it as \"2026-11-21\"",
                self.key
            ));
        }
        date
    }

    /// The address of a page
    pub(crate) fn link(&self) -> Option<Box<str>> {
        let text = self.text()?;
        if (text.starts_with("https://") || text.starts_with("http://"))
            && !text.contains(char::is_whitespace)
        {
            return Some(text.into());
        }
        self.fault(format!("`{}` is `{text}`; write the whole address of a page: \"https://…\"", self.key));
        None
    }

    /// The address of a page, or one to write to
    pub(crate) fn link_or_mail(&self) -> Option<Box<str>> {
        let text = self.text()?;
        let is_mail =
            text.starts_with("mailto:") && text.contains('@') && !text.contains(char::is_whitespace);
        if is_mail { Some(text.into()) } else { self.link() }
    }

    /// A text in both languages
    pub(crate) fn words(&self) -> Option<Words> {
        let DeValue::Table(_) = self.value else {
            return self.wrong_type(&format!("it in both languages: {WORDS}"));
        };
        let table = self.table("a text in both languages")?;
        table.only(&["sv", "en"]);
        let (sv, en) = (table.need("sv", TEXT).and_then(|node| node.text()), table.need("en", TEXT));
        let en = en.and_then(|node| node.text());
        Some(Words { sv: sv?.into(), en: en?.into() })
    }

    /// The table that stands here
    pub(crate) fn table(&self, what: &'static str) -> Option<Table<'a>> {
        let DeValue::Table(entries) = self.value else { return self.wrong_type("a table: { … }") };
        Some(Table { file: self.file, what, entries, at: self.at })
    }

    /// The members of the list that stands here
    pub(crate) fn list(&self) -> Option<Vec<Node<'a>>> {
        let DeValue::Array(members) = self.value else { return self.wrong_type("a list: […]") };
        Some(members.iter().map(|member| self.file.node(self.key, member)).collect())
    }

    /// The members of a list that may not be empty
    pub(crate) fn some_list(&self) -> Option<Vec<Node<'a>>> {
        let members = self.list()?;
        if members.is_empty() {
            self.fault(format!("`{}` is empty; name at least one, or take the key away", self.key));
            return None;
        }
        Some(members)
    }

    /// The texts of a list, each once, with their places
    pub(crate) fn names(&self) -> Option<Vec<(&'a str, Node<'a>)>> {
        let before = self.file.log.count();
        let mut seen = BTreeSet::new();
        let mut names = vec![];
        for node in self.list()? {
            if let Some(name) = node.text() {
                if !seen.insert(name) {
                    node.fault(format!("`{name}` stands twice in `{}`; name it once", self.key));
                }
                names.push((name, node));
            }
        }
        (self.file.log.count() == before).then_some(names)
    }

    /// The member of a closed list
    pub(crate) fn member<T>(&self, what: &str, known: &[T], id: fn(T) -> &'static str) -> Option<T>
    where
        T: Copy,
    {
        let name = self.text()?;
        let found = known.iter().copied().find(|member| id(*member) == name);
        if found.is_none() {
            self.unknown(what, name, "", known.iter().map(|member| id(*member)));
        }
        found
    }

    /// Several members of a closed list, each once
    pub(crate) fn members<T>(&self, what: &str, known: &[T], id: fn(T) -> &'static str) -> Option<Vec<T>>
    where
        T: Copy,
    {
        let names = self.names()?;
        let members: Vec<Option<T>> = names.iter().map(|(_, node)| node.member(what, known, id)).collect();
        members.into_iter().collect()
    }

    /// Says that a name is not known: all the names where they are few, the nearest one and a place where they are
    /// many
    pub(crate) fn unknown<'k>(
        &self,
        what: &str,
        name: &str,
        listed_in: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = known.into_iter().collect();
        let perhaps = perhaps(name, known.iter().copied());
        let known = match listed_in {
            "" if known.len() <= 10 => known.join(", "),
            "" => "the ids in src/facts/vocabulary.rs".to_owned(),
            listed_in => listed_in.to_owned(),
        };
        self.fault(format!("unknown {what} `{name}`; write one of {known}{perhaps}"));
    }
}

impl<'a> File<'a> {
    /// The outermost table
    pub(crate) fn root(&'a self, what: &'static str, entries: &'a DeTable<'a>) -> Table<'a> {
        Table { file: self, what, entries, at: 0 }
    }

    fn node(&'a self, key: &'a str, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        Node { file: self, key, value: value.get_ref(), at: value.span().start }
    }
}

impl<'a> Table<'a> {
    /// Adds a fault where the table begins
    pub(crate) fn fault(&self, message: String) {
        self.file.fault(self.at, message);
    }

    /// Refuses every key that is not among these, and says whether there was none
    pub(crate) fn only(&self, known: &[&'static str]) -> bool {
        let mut all_known = true;
        for key in self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let (name, what) = (key.get_ref(), self.what);
            let perhaps = perhaps(name, known.iter().copied());
            let known = known.join(", ");
            self.file.fault(
                key.span().start,
                format!("unknown key `{name}`{perhaps}; {what} has {known}: mend it or take it away"),
            );
            all_known = false;
        }
        all_known
    }

    /// The keys that are there, in the order of the alphabet
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.entries.keys().map(|key| &**key.get_ref())
    }

    /// The value of a key that may be left out
    pub(crate) fn get(&self, key: &str) -> Option<Node<'a>> {
        let (key, value) = self.entries.get_key_value(key)?;
        Some(self.file.node(key.get_ref(), value))
    }

    /// The value of a key that must be there
    pub(crate) fn need(&self, key: &str, example: &str) -> Option<Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.fault(format!("`{key}` is missing; {} needs `{key} = {example}`", self.what));
        }
        node
    }

    /// The table that must be there under a header of its own: `[key]`
    pub(crate) fn need_table(&self, key: &str) -> Option<Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.fault(format!(
                "`[{key}]` is missing; {} needs it, as docs/catalogue-format.md says",
                self.what
            ));
        }
        node
    }

    /// The tables of a list that may be left out: `[[key]]`
    pub(crate) fn tables(&self, key: &str, what: &'static str) -> Vec<Table<'a>> {
        let members = self.get(key).and_then(|node| node.list()).unwrap_or_default();
        members.iter().filter_map(|member| member.table(what)).collect()
    }

    /// Reads the value of a key that may be left out: nothing inside where it is not there, nothing at all where it
    /// is at fault
    pub(crate) fn optional<T>(
        &self,
        key: &str,
        read: impl FnOnce(Node<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.get(key) {
            None => Some(None),
            Some(node) => read(node).map(Some),
        }
    }
}
