//! The whole page: mounts the app.

fn main() {
    yew::Renderer::<utbyteskollen::ui::App>::new().render();
}
