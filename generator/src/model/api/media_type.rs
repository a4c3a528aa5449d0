//! What media types are about.

/// Whether what has this media type is a document of values (JSON, XML, text, form fields) rather
/// than bytes such as an image.
pub fn is_text(media_type: &str) -> bool {
    let (kind, subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
    let suffix = subtype.rsplit('+').next().unwrap_or(subtype);
    kind == "text" || matches!(suffix, "json" | "xml" | "x-www-form-urlencoded")
}

/// Whether what has this media type is JSON.
pub fn is_json(media_type: &str) -> bool {
    let subtype = media_type.split_once('/').map_or("", |(_, subtype)| subtype);
    subtype.rsplit('+').next() == Some("json")
}

/// How the items of a stream follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum StreamFormat {
    /// `text/event-stream`: events, whose data are JSON.
    Events,
    /// A line of JSON for each.
    Lines,
    /// `application/json-seq`: JSON texts, each with a mark before it (RFC 7464).
    Sequence,
}

impl StreamFormat {
    /// The format of a media type, if that is one of streams.
    pub fn of(media_type: &str) -> Option<Self> {
        let subtype = media_type.split_once('/').map_or("", |(_, subtype)| subtype);
        match subtype.rsplit('+').next().unwrap_or_default() {
            "event-stream" => Some(StreamFormat::Events),
            "jsonl" | "x-jsonl" | "ndjson" | "x-ndjson" | "jsonlines" | "x-jsonlines"
            | "json-lines" => Some(StreamFormat::Lines),
            "json-seq" => Some(StreamFormat::Sequence),
            _ => None,
        }
    }
}
