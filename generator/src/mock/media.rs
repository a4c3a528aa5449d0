//! Media types of requests and answers.

use mime::Mime;

/// Whether what has this media type can be read as JSON, whatever stands before the slash.
pub(super) fn is_json(media_type: &str) -> bool {
    let parsed = media_type.parse::<Mime>().ok();
    parsed
        .is_some_and(|parsed| parsed.subtype() == mime::JSON || parsed.suffix() == Some(mime::JSON))
}

/// Whether two media types are the same but for their parameters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The first of the best of what is on offer, by the `Accept` headers; `None` if nothing on offer
/// is acceptable. Parts of the headers that cannot be read are passed over.
pub(super) fn negotiate<'o>(accept: &[&str], offered: &'o [String]) -> Option<&'o str> {
    let ranges: Vec<Mime> = accept
        .iter()
        .flat_map(|header| header.split(','))
        .filter_map(|range| match range.trim() {
            "*" => Some(mime::STAR_STAR),
            range => range.parse().ok(),
        })
        .collect();
    if ranges.is_empty() {
        return offered.first().map(String::as_str);
    }
    let mut best: Option<(f32, &str)> = None;
    for offer in offered {
        let quality = quality(&ranges, offer);
        if quality > best.map_or(0.0, |(best, _)| best) {
            best = Some((quality, offer));
        }
    }
    best.map(|(_, offer)| offer)
}

/// How welcome a media type is: what its most exact range says.
fn quality(ranges: &[Mime], offer: &str) -> f32 {
    let Ok(offer) = offer.parse::<Mime>() else { return 0.0 };
    let exactness = |range: &Mime| match (range.type_(), range.subtype()) {
        (mime::STAR, _) => Some(0),
        (kind, mime::STAR) => (kind == offer.type_()).then_some(1),
        _ => (range.essence_str() == offer.essence_str()).then_some(2),
    };
    let matching = ranges.iter().filter_map(|range| Some((exactness(range)?, range)));
    let best = matching.max_by_key(|(exactness, _)| *exactness);
    best.map_or(0.0, |(_, range)| {
        let quality = range.get_param("q").map(|value| value.as_str().parse::<f32>());
        quality.and_then(Result::ok).filter(|quality| quality.is_finite()).unwrap_or(1.0)
    })
}

#[cfg(test)]
mod tests;
