//! The first steps of the page, in a module of their own: it is loaded first, and gives way to the whole page.

use utbyteskollen::browser::mount;
use utbyteskollen::ui::{Place, Start};

fn main() {
    mount::listen(|root| {
        let page =
            yew::Renderer::<Start>::with_root_and_props(root.element().clone(), Place { root }).render();
        || page.destroy()
    });
}
