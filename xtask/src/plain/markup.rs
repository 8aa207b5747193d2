//! Writing HTML: what is opened is closed, and every text is escaped. No text of the catalogue reaches a page otherwise.

/// A piece of HTML that is being written
#[derive(Default)]
pub(super) struct Markup(String);

/// The name and the value of an attribute; only names that are written here, never data
type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    /// An element with what `inside` writes
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        // A line for each part keeps the source readable; where words may follow, a line break would be a space.
        if !is_inline(name) {
            self.0.push('\n');
        }
    }

    /// An element that holds nothing but a text
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |out| out.text(text));
    }

    /// An element that holds nothing and is not closed
    pub(super) fn void(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.begin(name, attributes);
        self.0.push('\n');
    }

    /// A text
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escaped(text));
    }

    /// A link to another site, where the address is one of a page; otherwise only its words
    pub(super) fn link_out(&mut self, address: &str, text: &str, attributes: &[Attribute<'_>]) {
        if !is_page(address) {
            return self.leaf("span", attributes, text);
        }
        // In a frame the other site would be shown in the place of this page, or refuse to.
        let link = [("href", address), ("rel", "noreferrer"), ("target", "_blank")];
        self.leaf("a", &[&link, attributes].concat(), text);
    }

    /// The whole as a document
    pub(super) fn document(self) -> String {
        format!("<!doctype html>\n{}", self.0)
    }

    fn begin(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.0.push_str(&escaped(value));
            self.0.push('"');
        }
        self.0.push('>');
    }
}

/// Whether an address is that of a page: a link can be a script. The catalogue is held to the same when it is read.
fn is_page(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Whether words may stand directly behind an element
fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "b" | "strong" | "span" | "cite")
}

/// A text as it may stand between tags and in a quoted attribute
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // What no HTML may hold; a reader would see nothing either.
            letter if letter.is_control() && !matches!(letter, '\n' | '\t') => safe.push('\u{fffd}'),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        for (text, safe) in [
            ("Åre & Oviken", "Åre &amp; Oviken"),
            ("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"),
            ("\" onload=\"x", "&quot; onload=&quot;x"),
            ("&amp;", "&amp;amp;"),
            ("a\u{0}b\u{7f}c\nd", "a\u{fffd}b\u{fffd}c\nd"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), safe);
        }
        let mut out = Markup::default();
        out.leaf("p", &[("class", "\"><b>")], "<b>");
        assert_eq!(out.0, "<p class=\"&quot;&gt;&lt;b&gt;\">&lt;b&gt;</p>\n");
    }

    #[test]
    fn only_addresses_of_pages_become_links() {
        let link = |address: &str| {
            let mut out = Markup::default();
            out.link_out(address, "x", &[]);
            out.0
        };
        for address in ["https://uhr.se/a?b=1", "http://uhr.se"] {
            assert!(link(address).starts_with("<a href=\"http"), "{address}");
        }
        for address in [
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "//uhr.se",
            " https://uhr.se",
            "JAVASCRIPT:1",
            "/etc",
        ] {
            assert_eq!(link(address), "<span>x</span>", "{address}");
        }
    }
}
