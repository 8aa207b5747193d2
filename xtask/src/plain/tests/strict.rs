//! Reads HTML more strictly than any browser: what is written here must need no mending.

use std::collections::BTreeMap;

/// An element with what stands in it
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

const VOID: &[&str] = &["meta", "link"];
const INLINE: &[&str] = &["a", "b", "strong", "span"];
const BLOCKS: &[&str] = &["p", "h1", "h2", "h3", "h4", "ul", "dl", "div", "section", "nav"];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "rel",
    "href",
    "hreflang",
    "class",
    "id",
    "tabindex",
    "target",
    "aria-labelledby",
];

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and every one inside it, in order
    pub(super) fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        self.elements().for_each(|element| all.extend(element.all()));
        all
    }

    /// Everything inside it that has an id, by that
    pub(super) fn ids(&self) -> BTreeMap<&str, &Element> {
        self.all().into_iter().filter_map(|element| Some((element.attribute("id")?, element))).collect()
    }

    pub(super) fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    pub(super) fn of_class(&self, class: &str) -> Vec<&Element> {
        let has = |element: &&Element| {
            element.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
        };
        self.all().into_iter().filter(has).collect()
    }

    /// Every text inside it, without that of elements of a class
    pub(super) fn text_without(&self, class: &str) -> String {
        if self.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class)) {
            return String::new();
        }
        let text = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.text_without(class),
        };
        self.children.iter().map(text).collect()
    }

    pub(super) fn text(&self) -> String {
        self.text_without("no such class")
    }
}

/// The root of a document
pub(super) fn parse(document: &str) -> Result<Element, String> {
    let mut rest = document.strip_prefix("<!doctype html>\n").ok_or("no doctype")?;
    let mut open: Vec<Element> = vec![Element::default()];
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        let (text, tag) = rest.split_at(end);
        if !text.is_empty() {
            open.last_mut().ok_or("text behind the end")?.children.push(Node::Text(read_text(text)?));
        }
        let Some(tag) = tag.strip_prefix('<') else { break };
        let (tag, behind) = tag.split_once('>').ok_or_else(|| format!("a tag without end: {tag:.40}"))?;
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().ok_or("one end too many")?;
            if closed.name != name {
                return Err(format!("</{name}> closes <{}>", closed.name));
            }
            check(&closed)?;
            open.last_mut().ok_or("one end too many")?.children.push(Node::Element(closed));
            continue;
        }
        let element = begin(tag)?;
        if VOID.contains(&element.name.as_str()) {
            open.last_mut().ok_or("an element behind the end")?.children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    let mut top = open.pop().filter(|_| open.is_empty()).ok_or("not everything is closed")?;
    top.children.retain(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
    match top.children.pop() {
        Some(Node::Element(root)) if root.name == "html" && top.children.is_empty() => Ok(root),
        _ => Err("there is not one <html>".to_owned()),
    }
}

fn begin(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Err(format!("no name of an element: <{tag}>"));
    }
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while let Some(attribute) = rest.strip_prefix(' ') {
        let (name, value) = attribute.split_once("=\"").ok_or_else(|| format!("no value: <{tag}>"))?;
        let (value, behind) = value.split_once('"').ok_or_else(|| format!("no end: <{tag}>"))?;
        if !ATTRIBUTES.contains(&name) || element.attribute(name).is_some() {
            return Err(format!("the attribute {name} of <{tag}>"));
        }
        element.attributes.push((name.to_owned(), read_text(value)?));
        rest = behind;
    }
    if rest.is_empty() { Ok(element) } else { Err(format!("more than attributes: <{tag}>")) }
}

fn read_text(text: &str) -> Result<String, String> {
    let mut parts = text.split('&');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, behind) = part.split_once(';').ok_or_else(|| format!("a bare & before {part:.20}"))?;
        read.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => return Err(format!("&{name};")),
        });
        read.push_str(behind);
    }
    // Those that are escaped were read by their names.
    if text.contains(['>', '"', '\'', '\0']) { Err(format!("not escaped: {text:.60}")) } else { Ok(read) }
}

/// What may stand in what
fn check(element: &Element) -> Result<(), String> {
    let may = |child: &str| match element.name.as_str() {
        "html" => matches!(child, "head" | "body"),
        "head" => matches!(child, "meta" | "title" | "link"),
        "title" => false,
        "body" => matches!(child, "a" | "header" | "main" | "footer"),
        "ul" => child == "li",
        "dl" => child == "div",
        "div" => BLOCKS.contains(&child) || matches!(child, "dt" | "dd"),
        "p" | "h1" | "h2" | "h3" | "h4" | "dt" | "b" | "strong" | "span" => INLINE.contains(&child),
        "a" => child != "a" && INLINE.contains(&child),
        "li" | "dd" => INLINE.contains(&child) || matches!(child, "p" | "ul"),
        "header" | "main" | "footer" | "section" | "nav" => BLOCKS.contains(&child),
        _ => false,
    };
    let known = BLOCKS.contains(&element.name.as_str())
        || INLINE.contains(&element.name.as_str())
        || matches!(
            element.name.as_str(),
            "html" | "head" | "title" | "body" | "header" | "main" | "footer" | "li" | "dt" | "dd"
        );
    if !known {
        return Err(format!("<{}>", element.name));
    }
    if let Some(child) = element.elements().find(|child| !may(&child.name)) {
        return Err(format!("<{}> in <{}>: {:.60}", child.name, element.name, element.text()));
    }
    // Between blocks only white space stands, and nothing that should say something is empty.
    let holds_blocks = matches!(
        element.name.as_str(),
        "html" | "head" | "body" | "ul" | "dl" | "div" | "header" | "main" | "footer" | "section" | "nav"
    );
    let text = |node: &Node| matches!(node, Node::Text(text) if !text.trim().is_empty());
    if holds_blocks && element.children.iter().any(text) {
        return Err(format!("bare text in <{}>", element.name));
    }
    if element.text().trim().is_empty() && element.name != "head" {
        return Err(format!("an empty <{}>", element.name));
    }
    Ok(())
}

#[test]
fn what_is_not_strict_is_refused() {
    let page = |body: &str| format!("<!doctype html>\n<html><body><main>{body}</main></body></html>\n");
    assert_eq!(parse(&page("<p>a &amp; b <a href=\"#x\">c</a></p>")).unwrap().text(), "a & b c");
    for body in [
        "<p>a",
        "a",
        "<p>a</p></p>",
        "<p><p>a</p></p>",
        "<p>a & b</p>",
        "<p>a &nbsp; b</p>",
        "<p class=a>b</p>",
        "<p class=\"a\" class=\"b\">b</p>",
        "<p onclick=\"a\">b</p>",
        "<p>a > b</p>",
        "<p></p>",
        "<ul><p>a</p></ul>",
        "<script>a</script>",
        "<a href=\"#x\">a</a>",
        "<P>a</P>",
    ] {
        assert!(parse(&page(body)).is_err(), "{body}");
    }
}
