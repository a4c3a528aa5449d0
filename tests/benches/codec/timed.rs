use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long it takes to decode a text, and to encode what it holds, so many times in a row, and how
/// many bytes are written then; `None` if it cannot be decoded.
pub type Codec = fn(&[u8], u32) -> Option<([Duration; 2], usize)>;

fn timed<T: Coded>(text: &[u8], times: u32) -> Option<([Duration; 2], usize)> {
    let value: T = decode(text).ok()?;
    let start = Instant::now();
    for _ in 0..times {
        let _ = black_box(decode::<T>(black_box(text)));
    }
    let decoding = start.elapsed();
    let start = Instant::now();
    for _ in 0..times {
        black_box(encode(black_box(&value)));
    }
    Some(([decoding, start.elapsed()], encode(&value).len()))
}
