//! The first steps of the page, in a module of their own: it is loaded first, and gives way to the whole page.

fn main() {
    let page = yew::Renderer::<utbyteskollen::ui::Start>::new().render();
    utbyteskollen::browser::whole::when_it_comes(|| page.destroy());
}
