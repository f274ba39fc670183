//! Tests of the changes in the folders here that stand by themselves, against the crates as the registry has them.

#[cfg(test)]
#[path = "p3-koala-bear/quartic.rs"]
mod quartic;

#[cfg(test)]
mod tests {
    use super::quartic::product;
    use p3_field::extension::BinomialExtensionField;
    use p3_field::AbstractExtensionField;
    use p3_koala_bear::KoalaBear;

    const P: u32 = 0x7f00_0001;

    type Extension = BinomialExtensionField<KoalaBear, 4>;

    fn element(montgomery: [u32; 4]) -> Extension {
        // The registry's element is a transparent wrapper around its Montgomery form.
        Extension::from_base_fn(|i| unsafe { std::mem::transmute::<u32, KoalaBear>(montgomery[i]) })
    }

    fn check(a: [u32; 4], b: [u32; 4]) {
        assert_eq!(element(product(a, b)), element(a) * element(b), "{a:?} {b:?}");
    }

    #[test]
    fn products_of_edge_values() {
        let edges = [0, 1, 2, 3, P / 3, P / 2, P / 2 + 1, P - 3, P - 2, P - 1, 0x01ff_fffe];
        let mut count = 0;
        for code in 0..edges.len().pow(4) {
            let a = [0, 1, 2, 3].map(|i| edges[code / edges.len().pow(i) % edges.len()]);
            for b in [[P - 1; 4], a, [a[3], a[2], a[1], a[0]], [0, 0, 0, a[0]], [1, P - 1, 0, a[1]]] {
                check(a, b);
                count += 1;
            }
        }
        println!("{count} products of edge values equal the registry's");
    }

    #[test]
    fn products_of_random_values() {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            ((state >> 33) % u64::from(P)) as u32
        };
        for _ in 0..1_000_000 {
            check([next(), next(), next(), next()], [next(), next(), next(), next()]);
        }
        println!("1000000 products of random values equal the registry's");
    }
}
