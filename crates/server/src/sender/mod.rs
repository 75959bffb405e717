//! Whose address counts where requests are counted: that of the other end, or the one that a proxy tells.

#[cfg(test)]
mod tests;

use {
    crate::settings::Settings,
    axum::{
        extract::ConnectInfo,
        http::{Extensions, HeaderMap},
    },
    std::net::{IpAddr, Ipv4Addr, SocketAddr},
};

const FORWARDED: &str = "x-forwarded-for";

/// The address of whoever sends a request; one for all where the server was not told.
///
/// Where the public URL is `https://`, somebody else speaks TLS for the server: a proxy, which says in `X-Forwarded-For`
/// for whom it asks. It is believed if it asks from this machine, and only in the last entry, which is its own: those before
/// it came with the request, and may say anything.
pub fn of(settings: &Settings, extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
    let peer = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let is_proxy = settings.is_https() && peer.to_canonical().is_loopback();
    is_proxy
        .then(|| forwarded(headers))
        .flatten()
        .unwrap_or(peer)
}

/// The last address that was forwarded for. Some proxies add the port, and brackets around IPv6.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all(FORWARDED).iter().next_back()?;
    let last = last.to_str().ok()?.rsplit(',').next()?.trim();
    let with_port = |text: &str| text.parse().map(|address: SocketAddr| address.ip());
    let bare = last.trim_start_matches('[').trim_end_matches(']');
    bare.parse().or_else(|_| with_port(last)).ok()
}
