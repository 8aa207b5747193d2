//! The page as a person meets it: what is on the screen, and what hands can do with it.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use utbyteskollen::browser::Root;
use utbyteskollen::browser::catalogue::COMES;
use utbyteskollen::catalogue::{OWN, OWN_ENGLISH};
use utbyteskollen::ui::{App, Place};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit, Storage,
};

const KEY: &str = "utbyteskollen.1";

thread_local! {
    /// The app on the screen; one that a failed test has left is taken away by the next
    static MOUNTED: RefCell<Option<yew::AppHandle<App>>> = const { RefCell::new(None) };
    /// When the address has changed of late, in milliseconds
    static CHANGES: RefCell<Vec<f64>> = const { RefCell::new(vec![]) };
    /// Whether that is counted
    static IS_COUNTED: Cell<bool> = const { Cell::new(false) };
    /// What the next page finds written on its element
    static SETTINGS: RefCell<Vec<(&'static str, &'static str)>> = const { RefCell::new(vec![]) };
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub fn storage() -> Storage {
    web_sys::window().unwrap().session_storage().unwrap().unwrap()
}

/// Opens the page as if for the first time
pub async fn open() {
    open_with("").await;
}

/// Opens the page with these settings of the page around it, and nothing kept
pub async fn open_set(settings: &[(&'static str, &'static str)]) {
    SETTINGS.set(settings.to_vec());
    open().await;
}

/// The same as a reload, with what was kept
pub async fn reload_set(settings: &[(&'static str, &'static str)]) {
    SETTINGS.set(settings.to_vec());
    reload().await;
}

/// The script around the page tells it something
pub async fn hear(event: &str, what: &str) {
    let told = web_sys::CustomEventInit::new();
    told.set_detail(&what.into());
    let event = web_sys::CustomEvent::new_with_event_init_dict(event, &told).unwrap();
    at("stage").dispatch_event(&event).unwrap();
    rendered().await;
}

/// Opens the page with this fragment in the address and nothing kept
pub async fn open_at(fragment: &str) {
    close().await;
    go_to(fragment).await;
    forget();
    mount().await;
}

/// Opens the page with a kept text on another day, by the clock of the device
pub async fn open_on(day: &str, kept: &str) {
    let clock = js_sys::Reflect::get(&js_sys::global(), &"Date".into()).unwrap();
    let true_now = js_sys::Reflect::get(&clock, &"now".into()).unwrap();
    let that_day = js_sys::Date::parse(day);
    let now = Closure::<dyn Fn() -> f64>::new(move || that_day);
    js_sys::Reflect::set(&clock, &"now".into(), now.as_ref()).unwrap();
    open_with(kept).await;
    js_sys::Reflect::set(&clock, &"now".into(), &true_now).unwrap();
}

/// Opens the page with a kept text
pub async fn open_with(kept: &str) {
    close().await;
    go_to("").await;
    forget();
    if !kept.is_empty() {
        storage().set_item(KEY, kept).unwrap();
    }
    mount().await;
}

/// Opens the Atlas partnership for an upper secondary school, with these answers beside
pub async fn open_atlas(answers: &str) {
    let parties = if answers.contains("parties=") { "" } else { "&parties=1&parties[0].country=SE" };
    let school = "org.type=gymnasieskola_yrk&goalsMore=1&partiesMore=1&activitiesMore=1";
    open_with(&format!("sv program/atlas_partnership\n{school}{parties}{answers}")).await;
    assert_eq!(heading(), "Atlas partnerskap");
}

/// Closes the page and opens it again at the same address, as a reload does
pub async fn reload() {
    close().await;
    mount().await;
}

/// Forgets what was kept, in the storage and in the document
fn forget() {
    storage().clear().unwrap();
    js_sys::Reflect::delete_property(&web_sys::window().unwrap(), &KEY.into()).unwrap();
}

/// Milliseconds since the tests began: the clock itself is set to other days
fn since_the_start() -> f64 {
    web_sys::window().unwrap().performance().unwrap().now()
}

/// Chromium ignores changes of the address once there were 200 in ten seconds, which the tests bring about on a quick machine:
/// a page that is opened after many changes waits.
async fn keep_pace() {
    if !IS_COUNTED.replace(true) {
        let count = |_: &Event| CHANGES.with_borrow_mut(|changes| changes.push(since_the_start()));
        EventListener::new(&web_sys::window().unwrap(), "hashchange", count).forget();
    }
    loop {
        let since = since_the_start() - 11_000.0;
        let of_late = CHANGES.with_borrow_mut(|changes| {
            changes.retain(|change| *change > since);
            changes.len()
        });
        if of_late < 150 {
            return;
        }
        wait(100).await;
    }
}

async fn close() {
    keep_pace().await;
    if let Some(app) = MOUNTED.take() {
        app.destroy();
    }
    for stage in all("#stage") {
        stage.remove();
    }
    rendered().await;
}

/// Changes the address as a link or the button "back" does
pub async fn go_to(fragment: &str) {
    web_sys::window().unwrap().location().set_hash(fragment).unwrap();
    rendered().await;
}

/// What the browser tells of an address that has not changed since the page put it there: WebKit is late with it on a slow
/// machine
pub fn hear_late_address() {
    web_sys::window().unwrap().dispatch_event(&Event::new("hashchange").unwrap()).unwrap();
}

pub fn fragment() -> String {
    web_sys::window().unwrap().location().hash().unwrap().trim_start_matches('#').to_owned()
}

/// Whether the page has told the scripts around it this since
pub fn listen_once(event: &'static str) -> Rc<Cell<bool>> {
    let heard = Rc::new(Cell::new(false));
    let told = heard.clone();
    EventListener::once(&at("stage"), event, move |_| told.set(true)).forget();
    heard
}

async fn mount() {
    let stage = document().create_element("div").unwrap();
    stage.set_id("stage");
    stage.set_attribute("data-document", "own").unwrap();
    for (name, setting) in SETTINGS.take() {
        stage.set_attribute(name, setting).unwrap();
    }
    document().body().unwrap().append_child(&stage).unwrap();
    let place = Place { root: Root::new(stage.clone()) };
    let app = yew::Renderer::<App>::with_root_and_props(stage, place).render();
    MOUNTED.set(Some(app));
    rendered().await;
    programmes_come(Some(OWN)).await;
}

/// What the script around the page does once it has fetched the packed catalogue, or could not
pub async fn programmes_come(bytes: Option<&[u8]>) {
    let told = web_sys::CustomEventInit::new();
    let own = bytes.map_or(JsValue::NULL, |bytes| js_sys::Uint8Array::from(bytes).into());
    told.set_detail(&js_sys::Array::of2(&own, &js_sys::Uint8Array::from(OWN_ENGLISH)));
    let event = web_sys::CustomEvent::new_with_event_init_dict(COMES, &told).unwrap();
    at("stage").dispatch_event(&event).unwrap();
    rendered().await;
}

/// Waits until what was done is on the screen
pub async fn rendered() {
    yew::scheduler::flush().await;
    // A change of the address is heard of a moment later.
    wait(5).await;
    yew::scheduler::flush().await;
}

pub async fn wait(milliseconds: u32) {
    let passed = Rc::new(Cell::new(false));
    let mut timer = None;
    poll_fn(|context| {
        if passed.get() {
            return Poll::Ready(());
        }
        timer.get_or_insert_with(|| {
            let (passed, waker) = (passed.clone(), context.waker().clone());
            Timeout::new(milliseconds, move || {
                passed.set(true);
                waker.wake();
            })
        });
        Poll::Pending
    })
    .await;
}

pub fn has(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

pub fn at(id: &str) -> HtmlElement {
    let element = document().get_element_by_id(id);
    element.unwrap_or_else(|| panic!("there is no `{id}`")).unchecked_into()
}

pub fn all(css: &str) -> Vec<Element> {
    let found = document().query_selector_all(css).unwrap();
    (0..found.length()).filter_map(|index| found.item(index)).map(JsCast::unchecked_into).collect()
}

/// The one element that a selector finds
pub fn only(css: &str) -> HtmlElement {
    let mut found = all(css);
    assert_eq!(found.len(), 1, "`{css}`");
    found.remove(0).unchecked_into()
}

pub fn ids(css: &str) -> Vec<String> {
    all(css).iter().map(Element::id).collect()
}

pub fn texts(css: &str) -> Vec<String> {
    all(css).iter().map(text).collect()
}

pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

pub fn screen() -> String {
    texts("#stage").concat()
}

pub fn heading() -> String {
    texts("#stage h1").concat()
}

/// The id of what has the focus; of nothing, if nothing has
pub fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

pub fn is_checked(id: &str) -> bool {
    at(id).unchecked_into::<HtmlInputElement>().checked()
}

pub fn typed_at(id: &str) -> String {
    let field = at(id);
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.unchecked_into::<HtmlInputElement>().value(),
    }
}

/// What a select shows
pub fn shown_at(id: &str) -> String {
    let select = at(id).unchecked_into::<HtmlSelectElement>();
    let options = all(&format!("[id='{id}'] option"));
    usize::try_from(select.selected_index())
        .ok()
        .and_then(|index| options.get(index))
        .map(text)
        .unwrap_or_default()
}

/// What a select offers
pub fn offered_at(id: &str) -> Vec<String> {
    texts(&format!("[id='{id}'] option"))
}

/// Clicks, as a finger does: what is clicked takes the focus
pub async fn click(id: &str) {
    let element = at(id);
    element.focus().unwrap();
    element.click();
    rendered().await;
    if element.tag_name() == "INPUT" {
        ensure_focus_stays(id);
    }
}

/// What a person works with must still be there after the page has answered
fn ensure_focus_stays(id: &str) {
    assert_eq!(focused(), id, "the focus is lost");
}

/// Clicks the button with exactly these words
pub async fn press(words: &str) {
    let button = all("#stage button")
        .into_iter()
        .find(|button| button.get_attribute("aria-label").unwrap_or_else(|| text(button)) == words);
    let button: HtmlElement = button
        .unwrap_or_else(|| panic!("there is no button «{words}» in {:?}", texts("#stage button")))
        .unchecked_into();
    drop(button.focus());
    button.click();
    rendered().await;
}

/// Follows the link with exactly these words
pub async fn follow(words: &str) {
    let link = all("#stage a").into_iter().find(|link| text(link) == words);
    let link = link.unwrap_or_else(|| panic!("there is no link «{words}» in {:?}", texts("#stage a")));
    link.unchecked_into::<HtmlElement>().click();
    rendered().await;
}

/// Writes in a field in place of what stands there, and stays in it
pub async fn write(id: &str, words: &str) {
    let field = at(id);
    field.focus().unwrap();
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(words),
        None => field.unchecked_ref::<HtmlInputElement>().set_value(words),
    }
    tell(&field, "input");
    rendered().await;
    ensure_focus_stays(id);
}

/// Chooses in a select by what it shows
pub async fn choose(id: &str, words: &str) {
    let select = at(id).unchecked_into::<HtmlSelectElement>();
    select.focus().unwrap();
    let place = offered_at(id).iter().position(|offered| offered == words);
    let place = place.unwrap_or_else(|| panic!("`{id}` does not offer «{words}»"));
    select.set_selected_index(i32::try_from(place).unwrap());
    tell(&select, "change");
    rendered().await;
    ensure_focus_stays(id);
}

/// Leaves the field
pub async fn leave(id: &str) {
    at(id).blur().unwrap();
    rendered().await;
}

fn tell(element: &Element, event: &str) {
    let how = EventInit::new();
    how.set_bubbles(true);
    element.dispatch_event(&Event::new_with_event_init_dict(event, &how).unwrap()).unwrap();
}

/// Whether the browser goes on to do by itself what the key does in a field
pub fn key_goes_on(id: &str, key: &str) -> bool {
    let how = KeyboardEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    how.set_key(key);
    at(id)
        .dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).unwrap())
        .unwrap()
}

/// The answer that would outlive a reload
pub fn answer(path: &str) -> Option<String> {
    let kept = storage().get_item(KEY).unwrap().unwrap_or_default();
    let answers = kept.lines().nth(1).unwrap_or_default().to_owned();
    let found = answers.split('&').find_map(|entry| entry.strip_prefix(path)?.strip_prefix('='));
    found.map(str::to_owned)
}

/// In which group of the result a rule stands: `fail`, `ask`, `pass` …
pub fn group_of(rule: &str) -> String {
    let group = all(".result .findings")
        .into_iter()
        .find(|group| group.query_selector(&format!("[data-rule='{rule}']")).unwrap().is_some());
    group.map(|group| group.class_name().replace("findings ", "")).unwrap_or_default()
}

/// What the result says of a rule
pub fn finding(rule: &str) -> String {
    texts(&format!("[data-rule='{rule}']")).concat()
}
