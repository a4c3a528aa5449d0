use std::fmt;

/// A file to be sent.
#[derive(Clone)]
pub struct Upload {
    media_type: String,
    body: Vec<u8>,
}

impl Upload {
    /// The bytes as they are.
    pub fn bytes(media_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { media_type: media_type.to_owned(), body: bytes.into() }
    }

    /// A form (`multipart/form-data`) with one field that holds the file.
    pub fn multipart(field: &str, file_name: &str, media_type: &str, bytes: &[u8]) -> Self {
        let boundary = boundary(bytes);
        let field = quoted(field);
        let file_name = quoted(file_name);
        let media_type: String = media_type.chars().filter(|c| !c.is_control()).collect();
        let head = format!(
            "--{boundary}\r\n\
             Content-Disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"\r\n\
             Content-Type: {media_type}\r\n\r\n"
        );
        let tail = format!("\r\n--{boundary}--\r\n");
        Self {
            media_type: format!("multipart/form-data; boundary={boundary}"),
            body: [head.as_bytes(), bytes, tail.as_bytes()].concat(),
        }
    }

    /// The media type and the bytes of the body.
    pub(super) fn into_body(self) -> (String, Vec<u8>) {
        (self.media_type, self.body)
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("media_type", &self.media_type)
            .field("length", &self.body.len())
            .finish()
    }
}

/// A line that the file does not contain.
fn boundary(bytes: &[u8]) -> String {
    let is_free = |line: &String| !bytes.windows(line.len()).any(|at| at == line.as_bytes());
    let lines = (0u64..).map(|number| format!("form-boundary-{number:016x}"));
    lines.into_iter().find(is_free).unwrap_or_default()
}

/// What browsers make of a name between quotes.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
