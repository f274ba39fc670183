//! The changes: found by walking the proof as a tree, so that no part of it can be forgotten.

use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What the first change does.
pub const NOTHING: &str = "nothing";
/// KoalaBear's modulus.
const MODULUS: u64 = (1 << 31) - (1 << 24) + 1;
/// How many queries BaseFold makes.
const QUERIES: usize = 94;
const BASEFOLD: &str = "/proof/evaluation_proof/pcs_proof/basefold_proof";
/// The two vectors of BaseFold that hold one opening for each Merkle tree.
const OPENINGS: [&str; 2] = ["component_polynomials_query_openings_and_proofs", "query_phase_openings_and_proofs"];

/// One change of the tree.
pub struct Change {
    /// Where, with * for each index and chip.
    pub group: String,
    pub what: &'static str,
    /// Where exactly, as a JSON pointer.
    pub at: String,
    pub action: Action,
}

#[derive(Clone, Copy)]
pub enum Action {
    Nothing,
    /// Another value: the next one of a number, or of one coordinate or byte.
    Next(usize),
    Zero,
    /// Exchanges two elements of an array.
    Swap(usize, usize),
    /// Exchanges two rows of a tensor.
    SwapRows(usize, usize),
    /// Exchanges what two queries open in one tree.
    SwapOpenings(usize, usize),
    /// Exchanges two queries in all trees.
    SwapQueries(usize, usize),
    DropLast,
    RepeatLast,
    DropLastRow,
    RepeatLastRow,
    Remove,
    /// Puts the other proof's value here.
    Other,
}

impl Change {
    /// Applies the change to `tree`; `other` is the other proof.
    pub fn apply(&self, tree: &mut Value, other: &Value) {
        let node = tree.pointer_mut(&self.at).expect("the path is of this tree");
        match self.action {
            Action::Nothing => {}
            Action::Next(which) => next(node, which),
            Action::Zero => zero(node),
            Action::Swap(i, j) => node.as_array_mut().expect("an array").swap(i, j),
            Action::SwapRows(i, j) => swap_rows(node, i, j),
            Action::SwapOpenings(i, j) => swap_openings(node, i, j),
            Action::SwapQueries(i, j) => {
                for name in OPENINGS {
                    node[name].as_array_mut().expect("openings").iter_mut().for_each(|o| swap_openings(o, i, j));
                }
            }
            Action::DropLast => drop(node.as_array_mut().expect("an array").pop()),
            Action::RepeatLast => {
                let array = node.as_array_mut().expect("an array");
                array.extend(array.last().cloned());
            }
            Action::DropLastRow => resize(node, false),
            Action::RepeatLastRow => resize(node, true),
            Action::Remove => *node = Value::Null,
            Action::Other => *node = other.pointer(&self.at).expect("both proofs have one shape").clone(),
        }
    }
}

fn swap_openings(opening: &mut Value, i: usize, j: usize) {
    swap_rows(&mut opening["values"], i, j);
    swap_rows(&mut opening["proof"]["paths"], i, j);
}

fn swap_rows(tensor: &mut Value, i: usize, j: usize) {
    let width = tensor["dimensions"][1].as_u64().expect("two dimensions") as usize;
    let storage = tensor["storage"].as_array_mut().expect("a tensor");
    for k in 0..width {
        storage.swap(i * width + k, j * width + k);
    }
}

/// Repeats or drops the last row of a tensor; one with a single dimension has rows of one element.
fn resize(tensor: &mut Value, repeat: bool) {
    let width = tensor["dimensions"].get(1).map_or(1, |w| w.as_u64().expect("a width") as usize);
    let rows = tensor["dimensions"][0].as_u64().expect("a number of rows");
    let storage = tensor["storage"].as_array_mut().expect("a tensor");
    let end = storage.len() - width;
    if repeat {
        storage.extend_from_within(end..);
    } else {
        storage.truncate(end);
    }
    tensor["dimensions"][0] = json!(if repeat { rows + 1 } else { rows - 1 });
}

/// The numbers of a leaf: itself, the coordinates of an extension element, or the bytes of a digest.
fn numbers(leaf: &mut Value) -> (Vec<&mut Value>, u64) {
    match leaf {
        Value::Object(fields) => match fields.get_mut("value").and_then(Value::as_array_mut) {
            Some(coordinates) if coordinates.len() == 4 => (coordinates.iter_mut().collect(), MODULUS),
            Some(digest) => (digest[0].as_array_mut().expect("bytes").iter_mut().collect(), 256),
            None => unreachable!("a leaf"),
        },
        number => (vec![number], MODULUS),
    }
}

fn next(leaf: &mut Value, which: usize) {
    let (mut numbers, modulus) = numbers(leaf);
    // Bytes of a digest from its middle: its highest may not become larger.
    let at = if modulus == 256 { 8 + which % 16 } else { which % numbers.len() };
    *numbers[at] = json!((numbers[at].as_u64().expect("a number") + 1) % modulus);
}

fn zero(leaf: &mut Value) {
    numbers(leaf).0.into_iter().for_each(|number| *number = json!(0));
}

fn is_leaf(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Object(fields) => fields.get("value").is_some_and(|v| {
            v.as_array().is_some_and(|a| (a.len() == 4 && a[0].is_number()) || (a.len() == 1 && a[0].is_array()))
        }),
        _ => false,
    }
}

/// Paths by group.
type Groups = BTreeMap<String, Vec<String>>;

#[derive(Default)]
struct Found {
    leaves: Groups,
    arrays: Groups,
    tensors: Groups,
    options: Groups,
    nodes: Groups,
}

impl Found {
    fn walk(&mut self, value: &Value, group: String, path: String) {
        let add = |groups: &mut Groups| groups.entry(group.clone()).or_default().push(path.clone());
        if is_leaf(value) {
            return add(&mut self.leaves);
        }
        add(&mut self.nodes);
        match value {
            Value::Array(items) => {
                add(&mut self.arrays);
                for (i, item) in items.iter().enumerate() {
                    self.walk(item, format!("{group}/*"), format!("{path}/{i}"));
                }
            }
            Value::Object(fields) => {
                if fields.contains_key("dimensions") {
                    add(&mut self.tensors);
                }
                if group.ends_with("/preprocessed_trace_evaluations") {
                    add(&mut self.options);
                }
                let by_chip = group.ends_with("/chips") || group.ends_with("/chip_openings");
                for (name, field) in fields {
                    let step = if by_chip { "*" } else { name };
                    self.walk(field, format!("{group}/{step}"), format!("{path}/{name}"));
                }
            }
            _ => {}
        }
    }
}

/// Chooses; the same seed chooses the same.
struct Chooser(u64);

impl Chooser {
    /// A number below `n`: SplitMix64.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn of<'a>(&mut self, paths: &'a [String]) -> &'a String {
        &paths[self.below(paths.len())]
    }
}

/// All changes of `tree`, some of which may change nothing, for example when both proofs have the same value.
pub fn all(tree: &Value, other: &Value, seed: u64) -> Vec<Change> {
    let mut found = Found::default();
    found.walk(tree, String::new(), String::new());
    let mut choose = Chooser(seed);
    let mut changes = Vec::new();
    let mut add = |group: &str, what, at: &str, action| {
        changes.push(Change { group: group.into(), what, at: at.into(), action });
    };
    add("", NOTHING, "", Action::Nothing);
    for (group, paths) in &found.leaves {
        let mut places = vec![paths[0].clone(), paths[paths.len() - 1].clone(), choose.of(paths).clone()];
        places.dedup();
        for place in places {
            add(group, "next value", &place, Action::Next(choose.below(64)));
        }
        let nonzero: Vec<String> = paths.iter().filter(|p| !is_zero(tree, p)).cloned().collect();
        if !nonzero.is_empty() {
            add(group, "zero", choose.of(&nonzero), Action::Zero);
        }
        add(group, "from the other proof", choose.of(paths), Action::Other);
    }
    for (group, paths) in &found.arrays {
        let path = choose.of(paths);
        let items = tree.pointer(path).and_then(Value::as_array).expect("an array");
        let different: Vec<usize> = (1..items.len()).filter(|&i| items[i - 1] != items[i]).collect();
        if !different.is_empty() {
            let i = different[choose.below(different.len())];
            add(group, "neighbours exchanged", path, Action::Swap(i - 1, i));
        }
        add(group, "last dropped", path, Action::DropLast);
        add(group, "last repeated", path, Action::RepeatLast);
    }
    for (group, paths) in &found.tensors {
        let path = choose.of(paths);
        add(group, "last row dropped", path, Action::DropLastRow);
        add(group, "last row repeated", path, Action::RepeatLastRow);
        let sizes = tree.pointer(path).and_then(|t| t["dimensions"].as_array()).expect("a tensor");
        if sizes.len() < 2 {
            continue; // its elements are exchanged as those of an array
        }
        let i = choose.below(sizes[0].as_u64().expect("a number of rows") as usize - 1);
        add(group, "rows exchanged", path, Action::SwapRows(i, i + 1));
        if let Some(opening) = path.strip_suffix("/proof/paths") {
            let group = group.strip_suffix("/proof/paths").expect("as the path");
            add(group, "what two queries open exchanged", opening, Action::SwapOpenings(i, i + 1));
        }
    }
    for _ in 0..3 {
        let i = choose.below(QUERIES - 1);
        add(BASEFOLD, "two queries exchanged", BASEFOLD, Action::SwapQueries(i, i + 1));
    }
    for (group, paths) in &found.options {
        add(group, "removed", choose.of(paths), Action::Remove);
    }
    for (group, paths) in &found.nodes {
        let differing: Vec<String> = paths.iter().filter(|p| tree.pointer(p) != other.pointer(p)).cloned().collect();
        if !differing.is_empty() {
            add(group, "from the other proof", choose.of(&differing), Action::Other);
        }
    }
    changes
}

fn is_zero(tree: &Value, path: &str) -> bool {
    let mut leaf = tree.pointer(path).expect("a path of this tree").clone();
    let before = leaf.clone();
    zero(&mut leaf);
    leaf == before
}
