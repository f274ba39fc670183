//! The difference of two witnesses, as splices of the unchanged one ("base").
//!
//! A splice says: among the words of this kind, from this place on (counted in the base), take out so many and put these in.
//! A text is a word; ["base", i, j] are words i to j of the base, ["other", i, j] those of the other proof's witness.

use serde_json::{json, Value};
use sp1_recursion_gnark_ffi::GnarkWitness;
use std::collections::HashMap;

/// Fewest words that are worth naming by their place.
const MIN_RANGE_WORDS: usize = 4;
/// Most places at which a longer match is looked for.
const MAX_PLACES: usize = 64;
/// The kinds of word, in the order of [`Words`].
const KINDS: [&str; 3] = ["vars", "felts", "exts"];

/// A witness: its vars, felts and exts in decimal; the coordinates of an ext have blanks between them.
pub struct Words([Vec<String>; 3]);

impl Words {
    pub fn new(witness: GnarkWitness) -> Self {
        Self([witness.vars, witness.felts, witness.exts.into_iter().map(|x| x.join(" ")).collect()])
    }

    /// How many words there are of all kinds.
    pub fn count(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }
}

/// A witness with the places of each of its words.
struct Source<'a> {
    name: &'static str,
    words: &'a [String],
    places: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Source<'a> {
    fn new(name: &'static str, words: &'a [String]) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, word) in words.iter().enumerate() {
            places.entry(word).or_default().push(i);
        }
        Self { name, words, places }
    }

    /// The longest beginning of `text` that is somewhere in this witness: its place and length. `near` is looked at first.
    fn longest(&self, text: &[String], near: usize) -> (usize, usize) {
        let places = self.places.get(text[0].as_str()).map_or(&[][..], Vec::as_slice);
        let (mut best, mut length) = (0, 0);
        for &place in std::iter::once(&near).chain(places.iter().take(MAX_PLACES)) {
            let same = self.words.get(place..).unwrap_or(&[]).iter().zip(text).take_while(|(a, b)| a == b).count();
            if same > length {
                (best, length) = (place, same);
            }
        }
        (best, length)
    }
}

/// The two witnesses that differences are told by.
pub struct Sources<'a>([[Source<'a>; 2]; 3]);

impl<'a> Sources<'a> {
    pub fn new(base: &'a Words, other: &'a Words) -> Self {
        let source = |name, words: &'a Words, kind: usize| Source::new(name, &words.0[kind]);
        Self(std::array::from_fn(|kind| [source("base", base, kind), source("other", other, kind)]))
    }

    /// The splices that make `changed` of the base.
    pub fn difference(&self, changed: &Words) -> Vec<Value> {
        let mut splices = Vec::new();
        for ((sources, changed), kind) in self.0.iter().zip(&changed.0).zip(KINDS) {
            for (at, remove, from, to) in runs(sources[0].words, changed) {
                let put = pieces(sources, &changed[from..to], from);
                splices.push(json!({"kind": kind, "at": at, "remove": remove, "put": put}));
            }
        }
        splices
    }
}

/// What differs, as (place in the base, words taken out, begin and end in `changed` of what is put in).
fn runs(base: &[String], changed: &[String]) -> Vec<(usize, usize, usize, usize)> {
    if base.len() == changed.len() {
        let mut runs: Vec<(usize, usize, usize, usize)> = Vec::new();
        for i in (0..base.len()).filter(|&i| base[i] != changed[i]) {
            match runs.last_mut() {
                // A few equal words between two runs cost less than another splice.
                Some((at, remove, _, to)) if *to + MIN_RANGE_WORDS > i => (*remove, *to) = (i + 1 - *at, i + 1),
                _ => runs.push((i, 1, i, i + 1)),
            }
        }
        return runs;
    }
    let most = base.len().min(changed.len());
    let first = base.iter().zip(changed).take_while(|(a, b)| a == b).count();
    let last = base.iter().rev().zip(changed.iter().rev()).take(most - first).take_while(|(a, b)| a == b).count();
    vec![(first, base.len() - last - first, first, changed.len() - last)]
}

/// `words`, which stand at `at` in the changed witness, as texts and ranges of the sources.
fn pieces(sources: &[Source; 2], words: &[String], at: usize) -> Vec<Value> {
    let (mut pieces, mut i) = (Vec::new(), 0);
    while i < words.len() {
        let found = sources.iter().map(|source| (source.name, source.longest(&words[i..], at + i)));
        let (name, (place, length)) = found.max_by_key(|(_, (_, length))| *length).expect("two sources");
        if length >= MIN_RANGE_WORDS {
            pieces.push(json!([name, place, place + length]));
            i += length;
        } else {
            pieces.push(json!(words[i]));
            i += 1;
        }
    }
    pieces
}
