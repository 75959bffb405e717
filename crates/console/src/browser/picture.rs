//! A small picture of a file before it is sent, drawn on a canvas: the page's policy allows no addresses of files.

use {
    wasm_bindgen::JsCast,
    wasm_bindgen_futures::JsFuture,
    web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap},
};

/// Draws a picture into a canvas, as much of its middle as fits. Whether that worked.
pub async fn draw(file: Blob, canvas: HtmlCanvasElement) -> bool {
    try_draw(&file, &canvas).await.is_some()
}

async fn try_draw(file: &Blob, canvas: &HtmlCanvasElement) -> Option<()> {
    let decoding = web_sys::window()?
        .create_image_bitmap_with_blob(file)
        .ok()?;
    let picture: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let (room_x, room_y) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let scale = (room_x / width).max(room_y / height);
    let (wide, high) = (width * scale, height * scale);
    let (left, top) = ((room_x - wide) / 2.0, (room_y - high) / 2.0);
    let drawn = context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, left, top, wide, high);
    picture.close();
    drawn.ok()
}
