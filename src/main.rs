//! The page: mounts the app.

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <h1>{ "Utbyteskollen" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
