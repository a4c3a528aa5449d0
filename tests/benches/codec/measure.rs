//! Times both crates on all payloads: `measure PAYLOADS ROUNDS`.

use std::time::Duration;
use std::{env, fs};

const WORK: [&str; 2] = ["decode", "encode"];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let text = fs::read(&arguments[0]).unwrap();
    let rounds: u32 = arguments[1].parse().unwrap();
    let payloads: Vec<(usize, String, String)> = serde_json::from_slice(&text).unwrap();
    let mut timed: Vec<Timed> = Vec::new();
    for (codec, id, text) in &payloads {
        let codecs = [carriers::CODECS[*codec], derived::CODECS[*codec]];
        match best(codecs, text.as_bytes(), rounds) {
            Some((nanoseconds, written)) => {
                let bytes = written.map(|written| [text.len(), written]);
                timed.push(Timed { id, bytes, nanoseconds });
            }
            None => println!("left out, as not both decode it: {id}"),
        }
    }
    println!(
        "best of {rounds} rounds; the ratio, per byte, is above 1 where the runtime is faster than derive"
    );
    for (at, work) in WORK.into_iter().enumerate() {
        tell(work, at, &mut timed);
    }
}

/// A payload, with the runtime and with derive: how many bytes are read and written, and how long it
/// takes to decode and to encode. Derive leaves out what is null, so it writes less.
struct Timed<'a> {
    id: &'a str,
    bytes: [[usize; 2]; 2],
    nanoseconds: [[f64; 2]; 2],
}

impl Timed<'_> {
    fn ratio(&self, work: usize) -> f64 {
        self.rate(0, work) / self.rate(1, work)
    }

    /// In bytes for each nanosecond.
    fn rate(&self, of: usize, work: usize) -> f64 {
        self.bytes[of][work] as f64 / self.nanoseconds[of][work]
    }
}

type Best = ([[f64; 2]; 2], [usize; 2]);

fn best(codecs: [derived::Codec; 2], text: &[u8], rounds: u32) -> Option<Best> {
    // About as long for each payload, so that the clock's resolution does not matter.
    let times = u32::try_from(20_000 / text.len().max(20)).unwrap().max(2);
    let (mut best, mut written) = ([[f64::MAX; 2]; 2], [0; 2]);
    for _ in 0..rounds {
        for ((best, written), codec) in best.iter_mut().zip(&mut written).zip(codecs) {
            let (round, bytes) = codec(text, times)?;
            *written = bytes;
            let round = round.map(|time: Duration| time.as_secs_f64() * 1e9);
            for (best, round) in best.iter_mut().zip(round) {
                *best = best.min(round / f64::from(times));
            }
        }
    }
    Some((best, written))
}

fn tell(name: &str, work: usize, payloads: &mut [Timed<'_>]) {
    let sum = |of: usize| payloads.iter().map(|timed| timed.nanoseconds[of][work]).sum::<f64>();
    let bytes = |of: usize| payloads.iter().map(|timed| timed.bytes[of][work]).sum::<usize>();
    let [runtime, derive] = [0, 1].map(|of| bytes(of) as f64 / sum(of) * 1e3);
    println!(
        "\n{name}: {} payloads: runtime {} bytes, {runtime:.0} MB/s; derive {} bytes, {derive:.0} MB/s; ratio {:.3}",
        payloads.len(),
        bytes(0),
        bytes(1),
        runtime / derive
    );
    payloads.sort_by(|a, b| a.ratio(work).total_cmp(&b.ratio(work)));
    let below = |bound: f64| payloads.iter().filter(|timed| timed.ratio(work) < bound).count();
    let at = |percent: usize| payloads[(payloads.len() - 1) * percent / 100].ratio(work);
    println!(
        "  ratio of single payloads: lowest {:.2}, 5% {:.2}, median {:.2}, 95% {:.2}; {} below 1.0, {} below 0.9",
        at(0), at(5), at(50), at(95), below(1.0), below(0.9)
    );
    let show = |what: &str, timed: &Timed<'_>| {
        let [runtime, derive] = timed.nanoseconds.map(|times| times[work] / 1e3);
        println!(
            "  {what}: {runtime:6.2} µs, derive {derive:6.2} µs, ratio {:.2}: {} ({} bytes)",
            timed.ratio(work), timed.id, timed.bytes[0][work]
        );
    };
    payloads.iter().take(3).for_each(|timed| show("lowest ", timed));
    payloads.sort_by_key(|timed| std::cmp::Reverse(timed.bytes[0][work]));
    payloads.iter().take(3).for_each(|timed| show("largest", timed));
    for known in ["v1ContactEntity_GetContactEntity.", "v1ChatAgent_PickUpFirstChatSession."] {
        let known = payloads.iter().filter(|timed| timed.id.starts_with(known));
        known.for_each(|timed| show("known  ", timed));
    }
}
