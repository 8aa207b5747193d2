//! A small static file server for the tests: one directory, on a free port of 127.0.0.1.

use crate::Result;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// A server that runs until it is stopped or dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    serving: Mutex<Serving>,
    headers: Vec<(String, String)>,
    requests: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

/// What is served now.
struct Serving {
    directory: PathBuf,
    /// How many requests are still answered; all, without a number.
    left: Option<usize>,
    fault: Option<(Fault, String)>,
}

/// What may be wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file is not there.
    Missing,
    /// It is said to be plain text.
    WrongType,
    /// The connection breaks in the middle of the file.
    Cut,
}

impl Server {
    /// Serves a directory.
    pub fn start(directory: &Path) -> Result<Self> {
        Self::with_headers(directory, &[])
    }

    /// Serves a directory with more headers on every answer, such as a policy.
    pub fn with_headers(directory: &Path, headers: &[(&str, &str)]) -> Result<Self> {
        let cannot = |error: io::Error| format!("cannot serve {}: {error}", directory.display());
        let listener = TcpListener::bind("127.0.0.1:0").map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        let shared = Arc::new(Shared {
            serving: Mutex::new(Serving { directory: directory.to_path_buf(), left: None, fault: None }),
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            requests: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &own));
        Ok(Self { address, shared })
    }

    /// The address of a path; `""` is the page itself.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}/{}", self.address, path.trim_start_matches('/'))
    }

    /// The same by the name `localhost`: to a browser another site than `url` gives.
    pub fn url_of_other_site(&self, path: &str) -> String {
        format!("http://localhost:{}/{}", self.address.port(), path.trim_start_matches('/'))
    }

    /// The paths that were asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves another directory from now on: a new version.
    pub fn serve(&self, directory: &Path) {
        self.shared.serving().directory = directory.to_path_buf();
    }

    /// Answers so many more requests and breaks off all others; without a number, answers all again.
    pub fn answer_only(&self, left: Option<usize>) {
        self.shared.serving().left = left;
    }

    /// Does something wrong with every file whose path ends so.
    pub fn fail(&self, fault: Fault, ending: &str) {
        self.shared.serving().fault = Some((fault, ending.to_owned()));
    }

    /// Does nothing wrong any more.
    pub fn mend(&self) {
        self.shared.serving().fault = None;
    }

    /// Answers no more: what a browser sees when the network is gone, its service workers too.
    pub fn stop(&self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection, so that it sees the sign and closes the port.
        TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).ok();
    }
}

impl Shared {
    fn serving(&self) -> MutexGuard<'_, Serving> {
        self.serving.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Serving {
    /// Whether one more request is answered.
    fn takes_one(&mut self) -> bool {
        match &mut self.left {
            None => true,
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
        }
    }

    /// What is wrong with a file.
    fn fault_of(&self, path: &Path) -> Option<Fault> {
        let (fault, ending) = self.fault.as_ref()?;
        path.to_string_lossy().ends_with(ending.as_str()).then_some(*fault)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // A browser that goes away in the middle of an answer is no fault.
        thread::spawn(move || answer(&stream, &shared).ok());
    }
}

fn answer(mut stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let Some(target) = first.split(' ').nth(1) else { return Ok(()) };
    shared.requests.lock().unwrap_or_else(PoisonError::into_inner).push(target.to_owned());
    let (path, fault) = {
        let mut serving = shared.serving();
        if !serving.takes_one() {
            return stream.shutdown(Shutdown::Both);
        }
        let path = file(&serving.directory, target);
        let fault = path.as_ref().and_then(|path| serving.fault_of(path));
        (path.filter(|_| fault != Some(Fault::Missing)), fault)
    };
    const TEXT: &str = "text/plain; charset=utf-8";
    let (status, kind, body) = match path.and_then(|path| Some((mime(&path), fs::read(&path).ok()?))) {
        Some((_, body)) if fault == Some(Fault::WrongType) => ("200 OK", TEXT, body),
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", TEXT, b"not found".to_vec()),
    };
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n",
        body.len()
    );
    for (name, value) in &shared.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if !first.starts_with("HEAD ") {
        let sent = if fault == Some(Fault::Cut) { body.len() / 2 } else { body.len() };
        stream.write_all(body.get(..sent).unwrap_or_default())?;
    }
    stream.flush()?;
    stream.shutdown(Shutdown::Write)
}

/// The file for a request, where the request stays within the directory.
fn file(directory: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let path = directory.join(path);
    inside.then(|| if path.is_dir() { path.join("index.html") } else { path })
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        // Any other type keeps the browser from compiling while it loads.
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_stays_within_the_directory() {
        let directory = Path::new("/nowhere");
        assert_eq!(file(directory, "/a/b.js?x=1"), Some(PathBuf::from("/nowhere/a/b.js")));
        assert_eq!(file(directory, "/../secret"), None);
        assert_eq!(file(directory, "/a/../../secret"), None);
    }
}
