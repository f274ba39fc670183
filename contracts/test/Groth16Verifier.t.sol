// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "../src/Groth16Verifier.sol";
import {LocalChain} from "../src/LocalChain.sol";
import {Test} from "./Test.sol";

/// What must hold for any key and its proofs. A vector file holds `words` (the key), `selector`, and at least two
/// `proofs`, each with `programId`, `journalDigest`, `context` (32-byte words) and `proof`.
abstract contract Groth16VerifierSuite is Test {
    uint256 private constant P = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;

    string private json;
    uint256 private immutable PROOFS;
    Groth16Verifier private verifier;
    uint256[28] private key;
    bytes32 private programId;
    bytes32 private journalDigest;
    uint256 private context;
    bytes private proof;

    constructor(string memory file, uint256 proofs) {
        json = vm.readFile(file);
        PROOFS = proofs;
        bytes32[] memory list = vm.parseJsonBytes32Array(json, ".words");
        eq(list.length, 28, "words");
        for (uint256 i = 0; i < 28; ++i) {
            key[i] = uint256(list[i]);
        }
    }

    function setUp() public {
        verifier = new Groth16Verifier(key, true);
        load(".proofs[0]");
    }

    function load(string memory path) private {
        programId = vm.parseJsonBytes32(json, string.concat(path, ".programId"));
        journalDigest = vm.parseJsonBytes32(json, string.concat(path, ".journalDigest"));
        context = uint256(vm.parseJsonBytes32(json, string.concat(path, ".context")));
        proof = vm.parseJsonBytes(json, string.concat(path, ".proof"));
    }

    function verify() private view {
        verifier.verify(programId, journalDigest, context, proof);
    }

    /// The call fails with the error that names the fault: of the selector, or of the points behind it.
    function rejected(bytes memory bad) private view returns (bool) {
        (bool ok, bytes memory out) =
            address(verifier).staticcall(abi.encodeCall(verifier.verify, (programId, journalDigest, context, bad)));
        bytes4 wanted = bytes4(bad) == bytes4(proof)
            ? Groth16Verifier.ProofInvalid.selector
            : Groth16Verifier.WrongSelector.selector;
        return !ok && bytes4(out) == wanted;
    }

    /// Word i behind the selector; word 0 is A's x, word 11 K's y.
    function word(bytes memory b, uint256 i) private pure returns (uint256 value) {
        assembly {
            value := mload(add(add(b, 36), mul(i, 32)))
        }
    }

    function setWord(bytes memory b, uint256 i, uint256 value) private pure {
        assembly {
            mstore(add(add(b, 36), mul(i, 32)), value)
        }
    }

    function testAcceptsEveryVector() public {
        eq(bytes32(verifier.selector()), bytes32(vm.parseJsonBytes(json, ".selector")), "selector");
        for (uint256 i = 0; i < PROOFS; ++i) {
            load(string.concat(".proofs[", vm.toString(i), "]"));
            verify();
        }
    }

    /// The proofs share a key; each is for its own claim only.
    function testRejectsAProofForAnotherClaim() public {
        bytes memory other = vm.parseJsonBytes(json, ".proofs[1].proof");
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(programId, journalDigest, context, other);
    }

    function testRejectsAnotherInput() public {
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(bytes32(uint256(programId) ^ 1), journalDigest, context, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(programId, bytes32(uint256(journalDigest) ^ 1), context, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(programId, journalDigest, context ^ 1, proof);
    }

    /// Only the three bits that the mask clears may differ: they are part of the statement's definition.
    function testJournalMaskIs253Bits() public {
        verifier.verify(programId, bytes32(uint256(journalDigest) ^ (7 << 253)), context, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(programId, bytes32(uint256(journalDigest) ^ (1 << 252)), context, proof);
    }

    function testInputsBelowR() public {
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.InputTooLarge.selector, 0, R));
        verifier.verify(bytes32(R), journalDigest, context, proof);
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.InputTooLarge.selector, 0, uint256(programId) + R));
        verifier.verify(bytes32(uint256(programId) + R), journalDigest, context, proof);
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.InputTooLarge.selector, 2, context + R));
        verifier.verify(programId, journalDigest, context + R, proof);
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(bytes32(R - 1), journalDigest, R - 1, proof);
    }

    function testEveryFlippedBitGroupIsRejected() public view {
        for (uint256 i = 0; i < 388; i += 4) {
            bytes memory bad = proof;
            bad[i + 3] ^= 0x01;
            yes(rejected(bad), string.concat("flipped byte ", vm.toString(i + 3)));
        }
    }

    function testFuzzFlippedBit(uint256 bit) public view {
        bit = bound(bit, 0, 388 * 8 - 1);
        bytes memory bad = proof;
        bad[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        yes(rejected(bad), "flipped bit");
    }

    /// x and x + P are one field element: taking both would make proofs malleable.
    function testCoordinatesBelowP() public view {
        for (uint256 i = 0; i < 12; ++i) {
            bytes memory bad = proof;
            setWord(bad, i, word(bad, i) + P);
            yes(rejected(bad), string.concat("word ", vm.toString(i)));
        }
    }

    function testEveryZeroedPointIsRejected() public view {
        uint256[7] memory ends = [uint256(4), 68, 196, 260, 324, 388, 388];
        for (uint256 g = 0; g < 5; ++g) {
            bytes memory bad = proof;
            for (uint256 i = ends[g]; i < ends[g + 1]; ++i) {
                bad[i] = 0;
            }
            yes(rejected(bad), string.concat("group ", vm.toString(g)));
        }
        bytes memory empty = proof;
        for (uint256 i = 4; i < 388; ++i) {
            empty[i] = 0;
        }
        yes(rejected(empty), "all points at infinity");
    }

    /// Precompiles burn all their gas on malformed points; the caller loses a bounded amount.
    function testMalformedPointsBurnBoundedGas() public view {
        for (uint256 i = 35; i < 388; i += 32) {
            bytes memory bad = proof;
            bad[i] ^= 0x01;
            uint256 before = gasleft();
            yes(rejected(bad), "malformed");
            yes(before - gasleft() < 1_300_000, string.concat("gas for word ", vm.toString(i / 32)));
        }
    }

    function testCommitmentAndKnowledgeBelongTogether() public {
        bytes memory other = vm.parseJsonBytes(json, ".proofs[1].proof");
        bytes memory bad = proof;
        for (uint256 i = 324; i < 388; ++i) {
            bad[i] = other[i];
        }
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector);
        verifier.verify(programId, journalDigest, context, bad);
        for (uint256 i = 260; i < 324; ++i) {
            bad[i] = other[i];
        }
        vm.expectRevert(Groth16Verifier.ProofInvalid.selector); // now a valid pair, but of another proof
        verifier.verify(programId, journalDigest, context, bad);
    }

    /// Well-formed points with a wrong sign: A, C, D, K, and the pair D and K, whose proof of knowledge still holds.
    function testNegatedPointsAreRejected() public view {
        uint8[4] memory ys = [1, 7, 9, 11];
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory bad = proof;
            setWord(bad, ys[i], P - word(bad, ys[i]));
            yes(rejected(bad), string.concat("y in word ", vm.toString(ys[i])));
        }
        bytes memory both = proof;
        setWord(both, 9, P - word(both, 9));
        setWord(both, 11, P - word(both, 11));
        yes(rejected(both), "commitment and knowledge");
        setWord(both, 1, P - word(both, 1));
        yes(rejected(both), "A, commitment and knowledge");
    }

    function testSwappedPointsAreRejected() public view {
        uint8[4] memory xs = [0, 6, 8, 10];
        for (uint256 i = 0; i < 4; ++i) {
            for (uint256 j = 0; j < i; ++j) {
                bytes memory bad = proof;
                for (uint256 k = 0; k < 2; ++k) {
                    setWord(bad, xs[i] + k, word(proof, xs[j] + k));
                    setWord(bad, xs[j] + k, word(proof, xs[i] + k));
                }
                yes(rejected(bad), string.concat("words ", vm.toString(xs[j]), " and ", vm.toString(xs[i])));
            }
        }
    }

    function testLengthAndSelector() public {
        bytes memory long = bytes.concat(proof, hex"00");
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.WrongProofLength.selector, 389, 388));
        verifier.verify(programId, journalDigest, context, long);
        assembly {
            mstore(long, 387)
        }
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.WrongProofLength.selector, 387, 388));
        verifier.verify(programId, journalDigest, context, long);
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.WrongProofLength.selector, 0, 388));
        verifier.verify(programId, journalDigest, context, "");

        bytes memory bad = proof;
        bad[0] ^= 0x80;
        vm.expectRevert(
            abi.encodeWithSelector(Groth16Verifier.WrongSelector.selector, bytes4(bad), verifier.selector())
        );
        verifier.verify(programId, journalDigest, context, bad);
    }

    function testEveryKeyWordIsChecked() public {
        for (uint256 i = 0; i < 28; ++i) {
            uint256[28] memory bad = key;
            bad[i] ^= 1; // off the curve
            vm.expectPartialRevert(Groth16Verifier.BadKey.selector);
            new Groth16Verifier(bad, true);
            bad[i] = P;
            vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.BadKey.selector, i));
            new Groth16Verifier(bad, true);
        }
    }

    function testKeyWithoutPointsAtInfinity() public {
        uint8[11] memory starts = [0, 2, 6, 10, 14, 16, 18, 20, 22, 24, 28];
        for (uint256 g = 0; g < 10; ++g) {
            uint256[28] memory bad = key;
            for (uint256 i = starts[g]; i < starts[g + 1]; ++i) {
                bad[i] = 0;
            }
            vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.BadKey.selector, uint256(starts[g])));
            new Groth16Verifier(bad, true);
        }
    }

    function testKeyWithDeltaEqualToGamma() public {
        uint256[28] memory bad = key;
        for (uint256 i = 0; i < 4; ++i) {
            bad[10 + i] = bad[6 + i];
        }
        vm.expectRevert(abi.encodeWithSelector(Groth16Verifier.BadKey.selector, 10));
        new Groth16Verifier(bad, true);
    }

    function testInsecureKeyOnLocalChainsOnly() public {
        yes(verifier.insecureDev(), "marked");
        vm.chainId(1337);
        new Groth16Verifier(key, true);
        vm.chainId(1);
        no(new Groth16Verifier(key, false).insecureDev(), "marked");
        vm.expectRevert(abi.encodeWithSelector(LocalChain.LocalChainOnly.selector, uint256(1)));
        new Groth16Verifier(key, true);
    }
}

contract Groth16ToyKeyTest is Groth16VerifierSuite("test/vectors/small.json", 3) {}

contract Groth16RealKeyTest is Groth16VerifierSuite("test/vectors/real.json", 2) {}
