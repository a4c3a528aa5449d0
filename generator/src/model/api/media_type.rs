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
