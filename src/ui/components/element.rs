//! Elements put together by plain functions.
//!
//! `html!` writes the code for each element where it stands; for a page of some hundred elements that is the larger
//! half of its weight. Here an element costs a few calls, each of which takes what fits in registers. What holds hooks
//! is a component.

use std::rc::Rc;

use web_sys::Event;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText};

use crate::browser::{Root, focus};

/// An element under construction
pub struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    /// By the numbers of their names
    attributes: Vec<Option<AttributeOrProperty>>,
}

/// What is done at an event
pub type Heard = Rc<dyn Fn(&Event)>;

macro_rules! names {
    ($($name:ident = $text:literal,)*) => {
        /// The attributes that the page uses, and the one property. With a closed list Yew needs no map of them: an
        /// element carries the values of the names up to its last one, so those that most elements have come first.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum Attr {
            $(#[doc = $text] $name,)*
        }

        static NAMES: &[&str] = &[$($text,)*];
    };
}

names! {
    Class = "class",
    Id = "id",
    Value = "value",
    Selected = "selected",
    For = "for",
    Type = "type",
    Name = "name",
    DescribedBy = "aria-describedby",
    Href = "href",
    Role = "role",
    LabelledBy = "aria-labelledby",
    Label = "aria-label",
    TabIndex = "tabindex",
    DataRule = "data-rule",
    DataProgramme = "data-programme",
    Current = "aria-current",
    Invalid = "aria-invalid",
    Autocomplete = "autocomplete",
    InputMode = "inputmode",
    Spellcheck = "spellcheck",
    Rows = "rows",
    Hidden = "aria-hidden",
    Live = "aria-live",
    Lang = "lang",
    NoValidate = "novalidate",
    Rel = "rel",
    Target = "target",
    ReadOnly = "readonly",
    Disabled = "disabled",
    IsDisabled = "aria-disabled",
    Scope = "scope",
    ColSpan = "colspan",
    Part = "part",
}

/// The events that the page hears
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum On {
    /// A button or a link is pressed
    Click,
    /// Something is chosen
    Change,
    /// Something is typed
    Input,
    /// A key goes down
    Key,
    /// A form is sent
    Submit,
    /// A field is left
    Leave,
}

/// One kind of listener for everything that is heard
struct Ear {
    on: On,
    heard: Heard,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::Key => ListenerKind::onkeydown,
            On::Submit => ListenerKind::onsubmit,
            On::Leave => ListenerKind::onfocusout,
        }
    }

    fn handle(&self, event: Event) {
        // What a link, a button or a form of the page does is only what it says here.
        if matches!(self.on, On::Click | On::Submit) {
            event.prevent_default();
        }
        (self.heard)(&event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What stands in the field that an event comes from
#[inline(never)]
pub fn typed(event: &Event) -> Rc<str> {
    // All kinds of fields have it under the same name.
    let field = event.target().map(|field| field.unchecked_into::<web_sys::HtmlInputElement>());
    field.map(|field| field.value()).unwrap_or_default().into()
}

/// Text for an element. The texts of the page and of the catalogue outlive it and are not copied.
pub trait Words {
    /// Gives an attribute this text
    fn attribute(self, element: Element, name: Attr) -> Element;
    /// Adds this text to an element
    fn text(self, element: Element) -> Element;
}

impl Words for &'static str {
    #[inline(never)]
    fn attribute(self, element: Element, name: Attr) -> Element {
        element.set(name, AttributeOrProperty::Static(self))
    }

    #[inline(never)]
    fn text(self, mut element: Element) -> Element {
        element.0.tag.add_child(VText::new(AttrValue::Static(self)).into());
        element
    }
}

impl Words for String {
    #[inline(never)]
    fn attribute(self, element: Element, name: Attr) -> Element {
        element.set(name, AttributeOrProperty::Attribute(AttrValue::from(self)))
    }

    #[inline(never)]
    fn text(self, mut element: Element) -> Element {
        element.0.tag.add_child(VText::new(AttrValue::from(self)).into());
        element
    }
}

/// An element of this tag and class; no class where it is empty
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(Parts { tag: VTag::new(tag), attributes: vec![] }));
    if class.is_empty() { element } else { element.attr(Attr::Class, class) }
}

/// An element with nothing but text
pub fn text(tag: &'static str, class: &'static str, words: impl Words) -> Element {
    words.text(el(tag, class))
}

impl Element {
    #[inline(never)]
    fn set(mut self, name: Attr, value: AttributeOrProperty) -> Self {
        let (values, number) = (&mut self.0.attributes, name as usize);
        if values.len() <= number {
            values.resize(number + 1, None);
        }
        if let Some(place) = values.get_mut(number) {
            *place = Some(value);
        }
        self
    }

    /// Gives it an attribute
    pub fn attr(self, name: Attr, value: impl Words) -> Self {
        value.attribute(self, name)
    }

    /// Gives it an attribute, if there is a value
    pub fn attr_if(self, name: Attr, value: Option<impl Words>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Names it among its siblings, so that it keeps its place when they change
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Adds text
    pub fn text(self, words: impl Words) -> Self {
        words.text(self)
    }

    /// Adds a child
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.0.tag.add_child(child.html());
        self
    }

    /// Adds a child, if there is one. Its place is kept either way: Yew tells children without a key apart by their
    /// place, and would make those beside it anew, and the field that has the focus with them.
    #[inline(never)]
    pub fn maybe(mut self, child: Option<Self>) -> Self {
        self.0.tag.add_child(child.map(Self::html).unwrap_or_default());
        self
    }

    /// Adds children, as a list in a single place, so that their number may change
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        let mut list = vec![];
        for child in children {
            child.join(&mut list);
        }
        self.list(list)
    }

    #[inline(never)]
    fn join(self, list: &mut Vec<Html>) {
        list.push(self.html());
    }

    #[inline(never)]
    fn list(mut self, list: Vec<Html>) -> Self {
        self.0.tag.add_child(VList::with_children(list, None).into());
        self
    }

    /// What a text field shows
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.tag.set_value(Some(AttrValue::from(value)));
        self
    }

    /// Whether a box or a radio is ticked
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Whether an option is the chosen one. The attribute says only which one was chosen at first.
    #[inline(never)]
    pub fn selected(self, selected: bool) -> Self {
        self.set(Attr::Selected, AttributeOrProperty::Property(JsValue::from_bool(selected)))
    }

    /// Hears one kind of event
    #[inline(never)]
    pub fn on(mut self, on: On, heard: Heard) -> Self {
        self.0.tag.add_listener(Rc::new(Ear { on, heard }));
        self
    }

    /// The element as Yew takes it
    #[inline(never)]
    pub fn html(self) -> Html {
        let Parts { mut tag, attributes } = *self.0;
        if let Some(keys) = NAMES.get(..attributes.len()).filter(|keys| !keys.is_empty()) {
            tag.attributes = Attributes::Dynamic { keys, values: attributes.into() };
        }
        tag.into()
    }
}

/// A button that does not send the form
#[inline(never)]
pub fn button(class: &'static str, words: impl Words, heard: Heard) -> Element {
    el("button", class).attr(Attr::Type, "button").text(words).on(On::Click, heard)
}

/// A link within the page. The fragment of the address is the step, so a link never follows its own address.
#[inline(never)]
pub fn link(class: &'static str, to: String, words: impl Words, heard: Heard) -> Element {
    el("a", class).attr(Attr::Href, to).text(words).on(On::Click, heard)
}

/// A link to what has an id on the same step
#[inline(never)]
pub fn link_to(root: &Root, id: String, words: String) -> Element {
    let (to, root) = (format!("#{id}"), root.clone());
    let heard = move |_: &Event| {
        focus::unfold(&root, &id);
        focus::to(&root, &id);
    };
    link("", to, words, Rc::new(heard))
}

/// A fold: its heading is always seen, the rest when it is opened, and on paper
pub fn fold(class: &'static str, heading: Element, inside: Element) -> Element {
    el("details", class).child(el("summary", "").child(heading)).child(inside)
}

/// A box or a radio with its label, and what explains it
#[inline(never)]
pub fn choice(
    kind: &'static str,
    id: String,
    name: Option<String>,
    label: &'static str,
    help: &'static str,
    checked: bool,
    heard: Heard,
) -> Element {
    let help_id = (!help.is_empty()).then(|| format!("{id}-help"));
    let input = el("input", "")
        .attr(Attr::Type, kind)
        .attr(Attr::Id, id.clone())
        .attr_if(Attr::Name, name)
        .attr_if(Attr::DescribedBy, help_id.clone())
        .checked(checked)
        .on(On::Change, heard);
    el("div", "choice")
        .key(&id)
        .child(input)
        .child(el("label", "").attr(Attr::For, id).text(label))
        .maybe(help_id.map(|id| el("p", "help").attr(Attr::Id, id).text(help)))
}
