//! The tone that calls the agent. Browsers let nothing be heard before somebody touched the page.

use web_sys::{AudioContext, AudioContextState, OscillatorType};

/// The tone's maker; silent until [`Bell::arm`].
#[derive(Debug, Default)]
pub struct Bell {
    context: Option<AudioContext>,
}

impl Bell {
    /// To be called in a gesture: from then on it can be heard.
    pub fn arm(&mut self) {
        let context = self.context.take().or_else(|| AudioContext::new().ok());
        if let Some(context) = &context
            && context.state() == AudioContextState::Suspended
        {
            // Refused without a gesture, and then asked again at the next one.
            let _ = context.resume();
        }
        self.context = context;
    }

    /// Whether it can be heard.
    pub fn is_armed(&self) -> bool {
        self.context.is_some()
    }

    /// Two soft notes, a fourth of a second together.
    pub fn ring(&self) {
        if let Some(context) = &self.context {
            note(context, 660.0, 0.0);
            note(context, 880.0, 0.13);
        }
    }
}

/// One note: hertz, and seconds from now.
fn note(context: &AudioContext, pitch: f32, after: f64) -> Option<()> {
    let start = context.current_time() + after;
    let tone = context.create_oscillator().ok()?;
    let volume = context.create_gain().ok()?;
    tone.set_type(OscillatorType::Sine);
    tone.frequency().set_value(pitch);
    // Swells and fades, so that nothing clicks.
    let gain = volume.gain();
    gain.set_value_at_time(0.0001, start).ok()?;
    gain.exponential_ramp_to_value_at_time(0.12, start + 0.02)
        .ok()?;
    gain.exponential_ramp_to_value_at_time(0.0001, start + 0.13)
        .ok()?;
    tone.connect_with_audio_node(&volume).ok()?;
    volume
        .connect_with_audio_node(&context.destination())
        .ok()?;
    tone.start_with_when(start).ok()?;
    tone.stop_with_when(start + 0.14).ok()
}
