//! Elements put together by plain functions.
//!
//! `html!` writes the code for each element where it stands; for a page of some hundred elements that is the larger
//! half of its weight. Here an element costs a few calls, each of which takes what fits in registers. What holds hooks
//! is a component.

use std::rc::Rc;

use yew::html::{onchange, onclick, onfocusout, oninput, onkeydown, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VTag, VText};

/// An element under construction
pub struct Element(Box<VTag>);

/// Text for an element. The texts of the page and of the catalogue outlive it and are not copied.
pub trait Words {
    /// Gives an attribute this text
    fn attribute(self, element: Element, name: &'static str) -> Element;
    /// Adds this text to an element
    fn text(self, element: Element) -> Element;
}

impl Words for &'static str {
    #[inline(never)]
    fn attribute(self, mut element: Element, name: &'static str) -> Element {
        element.0.add_attribute(name, AttrValue::Static(self));
        element
    }

    #[inline(never)]
    fn text(self, mut element: Element) -> Element {
        element.0.add_child(VText::new(AttrValue::Static(self)).into());
        element
    }
}

impl Words for String {
    #[inline(never)]
    fn attribute(self, mut element: Element, name: &'static str) -> Element {
        element.0.add_attribute(name, AttrValue::from(self));
        element
    }

    #[inline(never)]
    fn text(self, mut element: Element) -> Element {
        element.0.add_child(VText::new(AttrValue::from(self)).into());
        element
    }
}

/// An element of this tag and class; no class where it is empty
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(VTag::new(tag)));
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// An element with nothing but text
pub fn text(tag: &'static str, class: &'static str, words: impl Words) -> Element {
    words.text(el(tag, class))
}

impl Element {
    /// Gives it an attribute
    pub fn attr(self, name: &'static str, value: impl Words) -> Self {
        value.attribute(self, name)
    }

    /// Gives it an attribute, if there is a value
    pub fn attr_if(self, name: &'static str, value: Option<impl Words>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Names it among its siblings, so that it keeps its place when they change
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Adds text
    pub fn text(self, words: impl Words) -> Self {
        words.text(self)
    }

    /// Adds a child
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.0.add_child(child.html());
        self
    }

    /// Adds a child, if there is one. Its place is kept either way: Yew tells children without a key apart by their
    /// place, and would make those beside it anew, and the field that has the focus with them.
    #[inline(never)]
    pub fn maybe(mut self, child: Option<Self>) -> Self {
        self.0.add_child(child.map(Self::html).unwrap_or_default());
        self
    }

    /// Adds children, as a list in a single place, so that their number may change
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.0.add_child(children.into_iter().map(Self::html).collect());
        self
    }

    /// What a text field shows
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.set_value(Some(AttrValue::from(value)));
        self
    }

    /// Whether a box or a radio is ticked
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// Whether an option is the chosen one. The attribute says only which one was chosen at first.
    #[inline(never)]
    pub fn selected(mut self, selected: bool) -> Self {
        self.0.add_property("selected", selected);
        self
    }

    #[inline(never)]
    fn listener(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// Hears clicks
    #[inline(never)]
    pub fn on_click(self, heard: Callback<MouseEvent>) -> Self {
        self.listener(Rc::new(onclick::Wrapper::new(heard)))
    }

    /// Hears a choice
    #[inline(never)]
    pub fn on_change(self, heard: Callback<Event>) -> Self {
        self.listener(Rc::new(onchange::Wrapper::new(heard)))
    }

    /// Hears typing
    #[inline(never)]
    pub fn on_input(self, heard: Callback<InputEvent>) -> Self {
        self.listener(Rc::new(oninput::Wrapper::new(heard)))
    }

    /// Hears keys
    #[inline(never)]
    pub fn on_key(self, heard: Callback<KeyboardEvent>) -> Self {
        self.listener(Rc::new(onkeydown::Wrapper::new(heard)))
    }

    /// Hears that a form is sent
    #[inline(never)]
    pub fn on_submit(self, heard: Callback<SubmitEvent>) -> Self {
        self.listener(Rc::new(onsubmit::Wrapper::new(heard)))
    }

    /// Hears that a field within it is left
    #[inline(never)]
    pub fn on_leave(self, heard: Callback<FocusEvent>) -> Self {
        self.listener(Rc::new(onfocusout::Wrapper::new(heard)))
    }

    /// The element as Yew takes it
    pub fn html(self) -> Html {
        Html::from(*self.0)
    }
}

/// A button that does not send the form
pub fn button(class: &'static str, words: impl Words, heard: Callback<MouseEvent>) -> Element {
    el("button", class).attr("type", "button").text(words).on_click(heard)
}

/// A link within the page. The fragment of the address is the step, so a link never follows its own address.
pub fn link(class: &'static str, to: String, words: impl Words, heard: Callback<()>) -> Element {
    let heard = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        heard.emit(());
    });
    el("a", class).attr("href", to).text(words).on_click(heard)
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
    heard: Callback<Event>,
) -> Element {
    let help_id = (!help.is_empty()).then(|| format!("{id}-help"));
    let input = el("input", "")
        .attr("type", kind)
        .attr("id", id.clone())
        .attr_if("name", name)
        .attr_if("aria-describedby", help_id.clone())
        .checked(checked)
        .on_change(heard);
    el("div", "choice")
        .key(&id)
        .child(input)
        .child(el("label", "").attr("for", id).text(label))
        .maybe(help_id.map(|id| el("p", "help").attr("id", id).text(help)))
}
