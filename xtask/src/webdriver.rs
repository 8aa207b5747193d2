//! The WebDriver protocol: JSON over HTTP to a program on this machine.

use crate::Result;
use crate::commands::workshop;
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const LONGEST_GOODBYE: Duration = Duration::from_secs(5);
const SLOWEST_ANSWER: Duration = Duration::from_secs(60);
const NOT_STARTED: &str = "chromedriver ended without naming its port";

/// A driver and one browser that it opened; both end with it.
pub(crate) struct Session {
    driver: Child,
    port: u16,
    path: String,
}

impl Session {
    /// Starts a driver on a free port, and a browser with these capabilities.
    pub(crate) fn start(driver: &Path, capabilities: &Value) -> Result<Self> {
        let cannot = |error: io::Error| format!("cannot start {}: {error}", driver.display());
        let mut command = Command::new(driver);
        // Otherwise the browser leaves a directory in the person's own settings.
        command.env("XDG_CONFIG_HOME", workshop().join("settings"));
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut session =
            Self { driver: command.spawn().map_err(cannot)?, port: 0, path: "/session".to_owned() };
        let output = session.driver.stdout.take().ok_or(NOT_STARTED)?;
        let mut lines = BufReader::new(output).lines().map_while(io::Result::ok);
        let port = lines.find_map(|line| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        session.port = port.ok_or(NOT_STARTED)?;
        // Reads on, or a driver with much to say would wait for ever.
        thread::spawn(move || lines.for_each(drop));
        let answer = session.post("", &json!({ "capabilities": { "alwaysMatch": capabilities } }))?;
        let id = answer.get("sessionId").and_then(Value::as_str).ok_or("chromedriver gave no session")?;
        session.path = format!("/session/{id}");
        Ok(session)
    }

    /// A question; the value of the answer.
    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        self.call("GET", path, "")
    }

    /// A command; the value of the answer.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.call("POST", path, &body.to_string())
    }

    /// Takes something away; the value of the answer.
    pub(crate) fn delete(&self, path: &str) -> Result<Value> {
        self.call("DELETE", path, "")
    }

    fn call(&self, method: &str, path: &str, body: &str) -> Result<Value> {
        let (status, mut answer) = self
            .exchange(method, path, body)
            .map_err(|error| format!("no answer from chromedriver to {method} {path}: {error}"))?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        if status == 200 {
            return Ok(value);
        }
        let part = |name| value.get(name).and_then(Value::as_str).unwrap_or_default();
        let message = part("message").lines().next().unwrap_or_default().to_owned();
        Err(format!("{}: {message}", part("error")))
    }

    fn exchange(&self, method: &str, path: &str, body: &str) -> io::Result<(u16, Value)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(SLOWEST_ANSWER))?;
        let request = format!(
            "{method} {}{path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.path,
            self.port,
            body.len()
        );
        stream.write_all(request.as_bytes())?;
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
        let mut length = 0;
        loop {
            line.clear();
            if reader.read_line(&mut line)? <= 2 {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let status = status.ok_or_else(|| io::Error::other("not HTTP"))?;
        Ok((status, serde_json::from_slice(&body)?))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver closes its browser and removes the profile, if it is given the time for it.
        self.call("DELETE", "", "").ok();
        "/shutdown".clone_into(&mut self.path);
        self.get("").ok();
        let started = Instant::now();
        while started.elapsed() < LONGEST_GOODBYE && matches!(self.driver.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(10));
        }
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}
