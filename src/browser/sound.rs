//! The sound of a new message.

use web_sys::{AudioContext, OscillatorNode};

thread_local! {
    static CONTEXT: Option<AudioContext> = AudioContext::new().ok();
}

/// Rings once, softly. A page that nobody has touched stays silent: browsers see to that.
pub fn ring() {
    CONTEXT.with(|context| {
        context.as_ref().and_then(play);
    });
}

fn play(context: &AudioContext) -> Option<()> {
    let tone: OscillatorNode = context.create_oscillator().ok()?;
    let volume = context.create_gain().ok()?;
    let now = context.current_time();
    tone.frequency().set_value(660.0);
    volume.gain().set_value_at_time(0.08, now).ok()?;
    volume
        .gain()
        .exponential_ramp_to_value_at_time(0.001, now + 0.35)
        .ok()?;
    tone.connect_with_audio_node(&volume).ok()?;
    volume
        .connect_with_audio_node(&context.destination())
        .ok()?;
    tone.start().ok()?;
    tone.stop_with_when(now + 0.4).ok()
}
