//! The sample settings for web servers in `docs/hosting/`, held against what the build makes.

use crate::commands::root;
use crate::forms::policy;
use std::collections::BTreeMap;
use std::fs;

/// Files whose names carry the fingerprint of their content, as each server that knows patterns writes it
const HASHED: &str = r"-[0-9a-f]{8}([0-9a-f]{8})?(_bg)?\.(js|wasm|css|bin)";
const KEPT: &str = "public, max-age=31536000, immutable";
/// Pages that may show the widget in a frame: left to whoever puts it on a server, so an address that nobody has
const FRAMES: &str = "frame-ancestors 'self' https://intranet.example.se";
/// The one file brings its own policy
const ONE_FILE: &str = "frame-ancestors 'self'";

const WITH_HEADERS: [&str; 5] =
    ["Caddyfile", "nginx.conf", "apache.htaccess", "web.config", "staticwebapp.config.json"];

const HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

fn sample(name: &str) -> String {
    let path = root().join("docs/hosting").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every quoted text of a file
fn quoted(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_sample_sends_the_policy_of_the_page() {
    let whole = format!("{}; {FRAMES}", policy().unwrap());
    for name in WITH_HEADERS {
        let text = sample(name);
        let policies: Vec<&str> = quoted(&text)
            .into_iter()
            .filter(|value| value.contains("-src ") || value.contains("frame-ancestors"))
            .collect();
        assert_eq!(policies, [whole.as_str(), ONE_FILE], "{name}");
        assert!(text.contains("utbyteskollen.html") || text.contains(r"utbyteskollen\.html"), "{name}");
    }
}

#[test]
fn every_sample_sends_the_other_headers_and_never_forbids_frames() {
    for name in WITH_HEADERS {
        let text = sample(name);
        for (header, value) in HEADERS {
            let lines =
                text.lines().filter(|line| !line.trim_start().starts_with('#') && line.contains(header));
            let lines: Vec<&str> = lines.collect();
            assert!(
                matches!(lines.as_slice(), [line] if line.contains(&format!("\"{value}\""))),
                "{name}: {header} is {lines:?}"
            );
        }
        assert!(!text.contains("X-Frame-Options"), "{name}");
        for (kind, ending) in [
            ("application/wasm", "wasm"),
            ("application/manifest+json", "webmanifest"),
            ("application/octet-stream", "bin"),
            ("text/javascript", "js"),
        ] {
            let knows = |line: &str| line.contains(kind) && line.contains(ending);
            // Caddy names the files in the line before.
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.windows(2).any(|pair| knows(&pair.concat())), "{name}: {kind}");
        }
    }
}

#[test]
fn only_hashed_files_are_kept_for_a_year() {
    for name in ["Caddyfile", "nginx.conf", "apache.htaccess", "web.config"] {
        let text = sample(name);
        assert!(
            text.contains(HASHED) && text.contains(KEPT) && text.contains("no-cache") || name == "web.config",
            "{name}"
        );
        let patterns = text.lines().filter(|line| line.contains("[0-9a-f]"));
        patterns.for_each(|line| assert!(line.contains(HASHED), "{name}: {line}"));
        // In IIS it is a matter of a module, and what works without stands outside the comment.
        if name == "web.config" {
            let (before, after) = text.split_once("<!-- With the module").unwrap();
            let (inside, after) = after.split_once("-->").unwrap();
            assert!(inside.contains(HASHED) && inside.contains(KEPT));
            assert!(!before.contains("immutable") && !after.contains("immutable"));
            assert!(before.contains("DisableCache"));
        }
    }
    assert!(!sample("staticwebapp.config.json").contains("immutable"));
}

#[test]
fn the_sample_for_azure_is_json() {
    let settings: serde_json::Value = serde_json::from_str(&sample("staticwebapp.config.json")).unwrap();
    let headers: BTreeMap<String, String> =
        serde_json::from_value(settings["globalHeaders"].clone()).unwrap();
    assert_eq!(headers["Cache-Control"], "no-cache");
    assert!(headers["Content-Security-Policy"].ends_with(FRAMES));
    assert_eq!(settings["routes"][0]["route"], "/utbyteskollen.html");
    assert_eq!(settings["mimeTypes"][".wasm"], "application/wasm");
}

#[test]
fn the_sample_for_iis_is_xml() {
    let text = sample("web.config");
    well_formed(&text).unwrap();
    // What stands in a comment is to be taken out of it.
    let (before, inside) = text.split_once("<!-- With the module").unwrap();
    let (inside, after) = inside.split_once("-->").unwrap();
    let (_, rewrite) = inside.split_once("<rewrite>").unwrap();
    well_formed(&format!("{before}<rewrite>{rewrite}{after}")).unwrap();
    for bad in [
        "<a>",
        "<a></b>",
        "<a b></a>",
        "<a b=c/>",
        "<a/><b/>",
        "<a b=\"<\"/>",
        "a<b/>",
        "<a><!-- </a>",
        "<a>&nope;</a>",
    ] {
        assert!(well_formed(bad).is_err(), "{bad}");
    }
}

/// Whether a text is one XML element, as far as settings go: elements, attributes in double quotes, comments
fn well_formed(text: &str) -> Result<(), String> {
    let mut rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>").unwrap_or(text);
    let (mut open, mut roots) = (Vec::new(), 0);
    while let Some((before, tag)) = rest.split_once('<') {
        if before.contains(['&', '>']) || (open.is_empty() && !before.trim().is_empty()) {
            return Err(format!("a text that may not stand there: {before:.60}"));
        }
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").ok_or("a comment without end")?.1;
            continue;
        }
        let (tag, behind) = tag.split_once('>').ok_or("a tag without end")?;
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            let opened = open.pop();
            if opened != Some(name) {
                return Err(format!("</{name}> closes {opened:?}"));
            }
            continue;
        }
        let inside = tag.strip_suffix('/').unwrap_or(tag).trim_end();
        let (name, mut attributes) = inside.split_at(inside.find(' ').unwrap_or(inside.len()));
        while let Some(attribute) = attributes.strip_prefix(' ') {
            let (_, value) = attribute.split_once("=\"").ok_or_else(|| format!("no value: <{tag}>"))?;
            let (value, behind) =
                value.split_once('"').ok_or_else(|| format!("no end of a value: <{tag}>"))?;
            if value.contains(['<', '&']) {
                return Err(format!("not escaped: {value}"));
            }
            attributes = behind;
        }
        if name.is_empty() || !attributes.is_empty() {
            return Err(format!("<{tag}>"));
        }
        roots += usize::from(open.is_empty());
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() && roots == 1 && rest.trim().is_empty() {
        Ok(())
    } else {
        Err(format!("{roots} roots, {open:?} open"))
    }
}

#[test]
fn the_readme_tells_of_every_sample() {
    let readme = sample("README.md");
    let directory = fs::read_dir(root().join("docs/hosting")).unwrap();
    let names: Vec<String> =
        directory.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), WITH_HEADERS.len() + 2, "{names:?}");
    for name in names.iter().filter(|name| *name != "README.md") {
        assert!(readme.contains(&format!("| `{name}` |")), "{name}");
    }
    for (header, _) in HEADERS {
        assert!(readme.contains(&format!("**{header}")), "{header}");
    }
}
