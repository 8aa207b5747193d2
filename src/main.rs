//! The whole page: mounts the app wherever the scripts around it want it.

use utbyteskollen::browser::mount;
use utbyteskollen::ui::{App, Place};

fn main() {
    mount::listen(|root| {
        let page = yew::Renderer::<App>::with_root_and_props(root.element().clone(), Place { root }).render();
        || page.destroy()
    });
}
