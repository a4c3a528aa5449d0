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
            Some(nanoseconds) => timed.push(Timed { id, bytes: text.len(), nanoseconds }),
            None => println!("left out, as not both decode it: {id}"),
        }
    }
    println!("best of {rounds} rounds; the ratio is above 1 where the runtime is faster than derive");
    for (at, work) in WORK.into_iter().enumerate() {
        tell(work, at, &mut timed);
    }
}

/// A payload and how long it takes: to decode, to encode; with the runtime, with derive.
struct Timed<'a> {
    id: &'a str,
    bytes: usize,
    nanoseconds: [[f64; 2]; 2],
}

impl Timed<'_> {
    fn ratio(&self, work: usize) -> f64 {
        self.nanoseconds[1][work] / self.nanoseconds[0][work]
    }
}

fn best(codecs: [derived::Codec; 2], text: &[u8], rounds: u32) -> Option<[[f64; 2]; 2]> {
    // About as long for each payload, so that the clock's resolution does not matter.
    let times = u32::try_from(20_000 / text.len().max(20)).unwrap().max(2);
    let mut best = [[f64::MAX; 2]; 2];
    for _ in 0..rounds {
        for (best, codec) in best.iter_mut().zip(codecs) {
            let round = codec(text, times)?.map(|time: Duration| time.as_secs_f64() * 1e9);
            for (best, round) in best.iter_mut().zip(round) {
                *best = best.min(round / f64::from(times));
            }
        }
    }
    Some(best)
}

fn tell(name: &str, work: usize, payloads: &mut [Timed<'_>]) {
    let sum = |of: usize| payloads.iter().map(|timed| timed.nanoseconds[of][work]).sum::<f64>();
    let bytes: usize = payloads.iter().map(|timed| timed.bytes).sum();
    let (runtime, derive) = (sum(0), sum(1));
    let rate = |nanoseconds: f64| bytes as f64 / nanoseconds * 1e3;
    println!(
        "\n{name}: {} payloads, {bytes} bytes: runtime {:.0} MB/s, derive {:.0} MB/s, ratio {:.3}",
        payloads.len(),
        rate(runtime),
        rate(derive),
        derive / runtime
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
            timed.ratio(work), timed.id, timed.bytes
        );
    };
    payloads.iter().take(3).for_each(|timed| show("lowest ", timed));
    payloads.sort_by_key(|timed| std::cmp::Reverse(timed.bytes));
    payloads.iter().take(3).for_each(|timed| show("largest", timed));
    for known in ["v1ContactEntity_GetContactEntity.", "v1ChatAgent_PickUpFirstChatSession."] {
        let known = payloads.iter().filter(|timed| timed.id.starts_with(known));
        known.for_each(|timed| show("known  ", timed));
    }
}
