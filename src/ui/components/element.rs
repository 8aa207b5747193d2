//! Elements put together by plain functions.
//!
//! `html!` writes the code for each element where it stands; for a page of some hundred elements that is the larger
//! half of its weight. Here an element costs a few calls. What holds hooks stays a component with `html!`.

use std::rc::Rc;

use yew::html::{onchange, onclick, onfocusout, oninput, onkeydown, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VTag, VText};

/// Text for an element. The texts of the page and of the catalogue outlive it and are not copied.
pub trait Words {
    /// The text as Yew takes it
    fn words(self) -> AttrValue;
}

impl Words for &'static str {
    fn words(self) -> AttrValue {
        AttrValue::Static(self)
    }
}

impl Words for AttrValue {
    fn words(self) -> AttrValue {
        self
    }
}

impl Words for String {
    // The copy into a counted text would otherwise stand at each place that makes a text.
    #[inline(never)]
    fn words(self) -> AttrValue {
        AttrValue::from(self)
    }
}

/// An element under construction
pub struct Element(Box<VTag>);

/// An element of this tag and class; no class where it is empty
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Element {
    let mut element = Box::new(VTag::new(tag));
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    Element(element)
}

/// An element with nothing but text
pub fn text(tag: &'static str, class: &'static str, words: impl Words) -> Html {
    el(tag, class).text(words).html()
}

impl Element {
    /// Gives it an attribute
    pub fn attr(self, name: &'static str, value: impl Words) -> Self {
        self.attribute(name, value.words())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Gives it an attribute, if there is a value
    #[inline(never)]
    pub fn attr_if(self, name: &'static str, value: Option<AttrValue>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
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
        self.plain(words.words())
    }

    #[inline(never)]
    fn plain(self, words: AttrValue) -> Self {
        self.child(Html::from(VText::new(words)))
    }

    /// Adds a child
    #[inline(never)]
    pub fn child(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Adds a child, if there is one
    #[inline(never)]
    pub fn maybe(self, child: Option<Html>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children
    pub fn children(mut self, children: impl IntoIterator<Item = Html>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// What a text field shows
    #[inline(never)]
    pub fn value(mut self, value: AttrValue) -> Self {
        self.0.set_value(Some(value));
        self
    }

    /// Whether a box or a radio is ticked
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    #[inline(never)]
    fn listener(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// Hears clicks
    pub fn on_click(self, heard: Callback<MouseEvent>) -> Self {
        self.listener(Rc::new(onclick::Wrapper::new(heard)))
    }

    /// Hears a choice
    pub fn on_change(self, heard: Callback<Event>) -> Self {
        self.listener(Rc::new(onchange::Wrapper::new(heard)))
    }

    /// Hears typing
    pub fn on_input(self, heard: Callback<InputEvent>) -> Self {
        self.listener(Rc::new(oninput::Wrapper::new(heard)))
    }

    /// Hears keys
    pub fn on_key(self, heard: Callback<KeyboardEvent>) -> Self {
        self.listener(Rc::new(onkeydown::Wrapper::new(heard)))
    }

    /// Hears that a form is sent
    pub fn on_submit(self, heard: Callback<SubmitEvent>) -> Self {
        self.listener(Rc::new(onsubmit::Wrapper::new(heard)))
    }

    /// Hears that a field within it is left
    pub fn on_leave(self, heard: Callback<FocusEvent>) -> Self {
        self.listener(Rc::new(onfocusout::Wrapper::new(heard)))
    }

    /// The element
    #[inline(never)]
    pub fn html(self) -> Html {
        Html::from(*self.0)
    }
}

/// Several elements side by side
pub fn group(children: impl IntoIterator<Item = Html>) -> Html {
    children.into_iter().collect()
}

/// A button that does not send the form
pub fn button(class: &'static str, words: impl Words, heard: Callback<MouseEvent>) -> Element {
    el("button", class).attr("type", "button").text(words).on_click(heard)
}

/// A link within the page. The fragment of the address is the step, so a link never follows its own address.
pub fn link(class: &'static str, to: impl Words, words: impl Words, heard: Callback<()>) -> Element {
    let heard = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        heard.emit(());
    });
    el("a", class).attr("href", to).text(words).on_click(heard)
}

/// A fold: its heading is always seen, the rest when it is opened, and on paper
pub fn fold(class: &'static str, heading: Html, inside: Html) -> Element {
    el("details", class).child(el("summary", "").child(heading).html()).child(inside)
}

/// A box or a radio with its label, and what explains it
#[inline(never)]
pub fn choice(
    kind: &'static str,
    id: String,
    name: Option<AttrValue>,
    label: &'static str,
    help: &'static str,
    checked: bool,
    heard: Callback<Event>,
) -> Html {
    let help_id = (!help.is_empty()).then(|| format!("{id}-help").words());
    let id = id.words();
    let input = el("input", "")
        .attr("type", kind)
        .attr("id", id.clone())
        .attr_if("name", name)
        .attr_if("aria-describedby", help_id.clone())
        .checked(checked)
        .on_change(heard);
    el("div", "choice")
        .key(&id)
        .child(input.html())
        .child(el("label", "").attr("for", id).text(label).html())
        .maybe(help_id.map(|id| el("p", "help").attr("id", id).text(help).html()))
        .html()
}
