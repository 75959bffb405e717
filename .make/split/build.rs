//! Builds the app so that it can be split after linking, where `.make/app.sh` says so.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(split)");
    println!("cargo::rerun-if-env-changed=CONTACT_US_SPLIT");
    let for_the_browser = std::env::var_os("CARGO_FEATURE_CSR").is_some();
    if for_the_browser && std::env::var_os("CONTACT_US_SPLIT").is_some() {
        println!("cargo::rustc-cfg=split");
        // Who refers to what, which is what the splitter goes by.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
