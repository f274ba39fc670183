//! The search for a witness, on every path, against the prover's challenger with the replaced
//! field.

mod common;

use common::{batches, convert, same, Counted};
use p3_bn254_fr::{find_in_batches, Grinding};
use p3_bn254_fr_vendor::Bn254Fr as Theirs;
use p3_challenger::{CanObserve, FieldChallenger, GrindingChallenger, MultiField32Challenger};
use p3_field::{reduce_31, AbstractField, PrimeField32};
use p3_koala_bear::KoalaBear;
use p3_symmetric::CryptographicPermutation;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// Small values that one element packs, and that a permutation takes.
const PACKED: usize = 8;
const RATE: usize = 16;

type Challenger<P> = MultiField32Challenger<KoalaBear, Theirs, P, 3, 2>;

/// The search that `challenger` stands before.
fn grinding<P>(challenger: &Challenger<P>, bits: u32) -> Grinding
where
    P: CryptographicPermutation<[Theirs; 3]>,
{
    let mut template = challenger.sponge_state;
    let place = challenger.input_buffer.len();
    let mut input = challenger.input_buffer.clone();
    input.push(KoalaBear::zero());
    for (element, values) in template.iter_mut().zip(input.chunks(PACKED)) {
        *element = reduce_31(values);
    }
    Grinding {
        template: template.map(convert),
        element: place / PACKED,
        slot: place % PACKED,
        bits,
    }
}

#[test]
fn witnesses_are_those_of_the_challenger() {
    let _counted = Counted("witnesses_are_those_of_the_challenger");
    let batches = batches();
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    // Every filling of the input buffer, the last of which permutes when the witness comes,
    // also behind an earlier permutation.
    for observed in 0..3 * RATE {
        let mut challenger = Challenger::new(slop_bn254::outer_perm()).unwrap();
        for _ in 0..observed {
            challenger.observe(rng.gen::<KoalaBear>());
        }
        if observed % 5 == 4 {
            let _: KoalaBear = challenger.sample_ext_element();
        }
        let bits = observed % 7;
        let start = [0, rng.gen_range(0..KoalaBear::ORDER_U32 - 400)][observed % 2];
        // A range that ends in the middle of a batch.
        let range = start..start + 333;
        let accepts = |witness: &u32| {
            let witness = KoalaBear::from_canonical_u32(*witness);
            challenger.clone().check_witness(bits, witness)
        };
        let search = grinding(&challenger, bits as u32);
        let accepted: Vec<u32> = range.clone().filter(accepts).collect();
        for batch in &batches {
            // One after another, so that every witness of the range is judged.
            let mut from = range.start;
            for &want in &accepted {
                let got = find_in_batches(batch, &search, from..range.end);
                same(got, Some(want));
                from = want + 1;
            }
            same(find_in_batches(batch, &search, from..range.end), None);
        }
    }
}

#[test]
fn ranges_end_where_they_say() {
    let _counted = Counted("ranges_end_where_they_say");
    let challenger = Challenger::new(slop_bn254::outer_perm()).unwrap();
    for batch in batches() {
        let search = grinding(&challenger, 10);
        let found = find_in_batches(&batch, &search, 0..1 << 20).unwrap();
        same(find_in_batches(&batch, &search, 0..found), None);
        same(find_in_batches(&batch, &search, 0..found + 1), Some(found));
        same(
            find_in_batches(&batch, &search, found..found + 1),
            Some(found),
        );
        same(find_in_batches(&batch, &search, found..found), None);
        let last = KoalaBear::ORDER_U32 - 1;
        let every = grinding(&challenger, 0);
        same(find_in_batches(&batch, &every, last..last + 1), Some(last));
        same(find_in_batches(&batch, &every, 5..last), Some(5));
    }
}

#[test]
fn wrong_places_are_refused() {
    let challenger = Challenger::new(slop_bn254::outer_perm()).unwrap();
    let right = grinding(&challenger, 1);
    let wrong = [
        Grinding {
            element: 2,
            ..right.clone()
        },
        Grinding {
            slot: 8,
            ..right.clone()
        },
        Grinding { bits: 31, ..right },
    ];
    for batch in batches() {
        for wrong in &wrong {
            let refusal = std::panic::catch_unwind(|| find_in_batches(&batch, wrong, 0..1));
            assert!(refusal.is_err());
        }
    }
}
