// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVerifier} from "./IVerifier.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Verifies Groth16 proofs over BN254 for circuits with three public inputs and one Pedersen commitment.
/// @notice Public inputs: the program id, the journal's SHA-256 cut to 253 bits, the context. Proof bytes: selector (4),
/// A (64), B (128), C (64), commitment D (64), its proof of knowledge K (64): 388 bytes, points as the pairing
/// precompile takes them.
/// @dev The proof is valid when both of these hold, with L = IC0 + programId IC1 + journal IC2 + context IC3 + h IC4 + D and
/// h = keccak256(D) mod R:
///   Groth16:            e(A, B) e(C, -delta) e(alpha, -beta) e(L, -gamma) = 1
///   proof of knowledge: e(D, -GSigmaNeg) e(K, -gamma) = 1
/// (the Pedersen key's G is gamma). They are checked as one: the first times the second to the power rho,
///   e(A, B) e(C, -delta) e(alpha, -beta) e(L + rho K, -gamma) e(rho D, -GSigmaNeg) = 1.
/// Why that is sound: call the two products E and F. They are elements of a group of prime order R. If F = 1, then E = 1 is
/// left to hold. If not, one single rho makes E F^rho = 1, and E and F were fixed before rho was known: rho is a hash of
/// all that they depend on, namely each point of the proof and each public input (the key is fixed, its tag is in the
/// selector). So a false proof passes for one hash in R - 1. rho is never 0, which would drop the second equation; h must
/// not serve as rho, because it does not bind A, B, C, K and the inputs, which could then be chosen so that errors cancel.
/// The precompiles refuse coordinates not below P, points not on the curve and G2 points outside of the subgroup; they burn
/// all the gas they are given then, so each gets a few times its price and no more.
/// Assumes that the circuit commits to no public input: h is over the commitment alone.
contract Groth16Verifier is IVerifier {
    /// The order of the curve's base field, and of its groups.
    uint256 private constant P = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;
    uint256 private constant MASK_253 = (1 << 253) - 1;
    uint256 private constant PROOF_BYTES = 388;

    address private constant EC_ADD = address(6);
    address private constant EC_MUL = address(7);
    address private constant EC_PAIRING = address(8);

    // Four times the prices of EIP-1108: room for a repricing, and a bound on what a malformed point burns.
    uint256 private constant EC_ADD_GAS = 4 * 150;
    uint256 private constant EC_MUL_GAS = 4 * 6000;
    uint256 private constant EC_PAIRING_GAS = 4 * 45_000;
    uint256 private constant EC_PAIRING_GAS_PER_PAIR = 4 * 34_000;

    /// @inheritdoc IVerifier
    bytes4 public immutable selector;
    /// @notice True for a key made by a single party, who could forge proofs. Such a verifier exists on local chains only.
    bool public immutable insecureDev;

    // The key. beta, gamma, delta and GSigmaNeg are kept negated, as the equation needs them.
    uint256 private immutable ALPHA_X;
    uint256 private immutable ALPHA_Y;
    uint256 private immutable NEG_BETA_X1;
    uint256 private immutable NEG_BETA_X0;
    uint256 private immutable NEG_BETA_Y1;
    uint256 private immutable NEG_BETA_Y0;
    uint256 private immutable NEG_GAMMA_X1;
    uint256 private immutable NEG_GAMMA_X0;
    uint256 private immutable NEG_GAMMA_Y1;
    uint256 private immutable NEG_GAMMA_Y0;
    uint256 private immutable NEG_DELTA_X1;
    uint256 private immutable NEG_DELTA_X0;
    uint256 private immutable NEG_DELTA_Y1;
    uint256 private immutable NEG_DELTA_Y0;
    uint256 private immutable IC0_X;
    uint256 private immutable IC0_Y;
    uint256 private immutable IC1_X;
    uint256 private immutable IC1_Y;
    uint256 private immutable IC2_X;
    uint256 private immutable IC2_Y;
    uint256 private immutable IC3_X;
    uint256 private immutable IC3_Y;
    uint256 private immutable IC4_X;
    uint256 private immutable IC4_Y;
    uint256 private immutable NEG_SIGMA_X1;
    uint256 private immutable NEG_SIGMA_X0;
    uint256 private immutable NEG_SIGMA_Y1;
    uint256 private immutable NEG_SIGMA_Y0;

    /// @notice A word of the key is no coordinate, or the point starting at that word is not a usable point.
    error BadKey(uint256 word);
    error WrongProofLength(uint256 length, uint256 wanted);
    error WrongSelector(bytes4 got, bytes4 wanted);
    /// @notice Public input `index` (0: program id, 1: journal, 2: context) is not below R.
    error InputTooLarge(uint256 index, uint256 value);
    /// @notice A point of the proof is malformed, or the proof is not for these inputs, or its commitment and proof of
    /// knowledge do not belong together.
    error ProofInvalid();

    /// @param vk alpha (x, y), beta (x.c1, x.c0, y.c1, y.c0), gamma (4), delta (4), IC0 to IC4 (x, y each), Pedersen
    /// GSigmaNeg (4), none negated: gnark's verifying key as it is, whose Pedersen G must be gamma and is left out.
    /// @param insecureDev_ Whether the key was made by a single party.
    constructor(uint256[28] memory vk, bool insecureDev_) {
        if (insecureDev_) LocalChain.requireLocal();
        _checkKey(vk);
        insecureDev = insecureDev_;
        selector = bytes4(sha256(abi.encodePacked("lemma.groth16.v2", vk)));
        (ALPHA_X, ALPHA_Y) = (vk[0], vk[1]);
        (NEG_BETA_X1, NEG_BETA_X0, NEG_BETA_Y1, NEG_BETA_Y0) = (vk[2], vk[3], _neg(vk[4]), _neg(vk[5]));
        (NEG_GAMMA_X1, NEG_GAMMA_X0, NEG_GAMMA_Y1, NEG_GAMMA_Y0) = (vk[6], vk[7], _neg(vk[8]), _neg(vk[9]));
        (NEG_DELTA_X1, NEG_DELTA_X0, NEG_DELTA_Y1, NEG_DELTA_Y0) = (vk[10], vk[11], _neg(vk[12]), _neg(vk[13]));
        (IC0_X, IC0_Y) = (vk[14], vk[15]);
        (IC1_X, IC1_Y) = (vk[16], vk[17]);
        (IC2_X, IC2_Y) = (vk[18], vk[19]);
        (IC3_X, IC3_Y) = (vk[20], vk[21]);
        (IC4_X, IC4_Y) = (vk[22], vk[23]);
        (NEG_SIGMA_X1, NEG_SIGMA_X0, NEG_SIGMA_Y1, NEG_SIGMA_Y0) = (vk[24], vk[25], _neg(vk[26]), _neg(vk[27]));
    }

    /// @inheritdoc IVerifier
    function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes calldata proof) external view {
        if (proof.length != PROOF_BYTES) revert WrongProofLength(proof.length, PROOF_BYTES);
        if (bytes4(proof) != selector) revert WrongSelector(bytes4(proof), selector);
        if (uint256(programId) >= R) revert InputTooLarge(0, uint256(programId));
        if (context >= R) revert InputTooLarge(2, context);
        uint256 journal = uint256(journalDigest) & MASK_253;
        uint256 rho = 1 + uint256(keccak256(abi.encodePacked(programId, journal, context, proof))) % (R - 1);

        uint256[30] memory m; // five pairs of six words: (x, y), (x.c1, x.c0, y.c1, y.c0)
        assembly ("memory-safe") {
            calldatacopy(m, add(proof.offset, 4), 256) // A, B and C lie as they do in the proof
        }
        (m[8], m[9], m[10], m[11]) = (NEG_DELTA_X1, NEG_DELTA_X0, NEG_DELTA_Y1, NEG_DELTA_Y0);
        (m[12], m[13]) = (ALPHA_X, ALPHA_Y);
        (m[14], m[15], m[16], m[17]) = (NEG_BETA_X1, NEG_BETA_X0, NEG_BETA_Y1, NEG_BETA_Y0);
        _sum(m, uint256(programId), journal, context, rho, proof[260:388]);
        (m[20], m[21], m[22], m[23]) = (NEG_GAMMA_X1, NEG_GAMMA_X0, NEG_GAMMA_Y1, NEG_GAMMA_Y0);
        _mul(m, 24, _word(proof, 260), _word(proof, 292), rho);
        (m[26], m[27], m[28], m[29]) = (NEG_SIGMA_X1, NEG_SIGMA_X0, NEG_SIGMA_Y1, NEG_SIGMA_Y0);
        uint256 start;
        assembly ("memory-safe") {
            start := m
        }
        if (!_pairing(start, 5)) revert ProofInvalid();
    }

    /// @dev L + rho K into m[18..19]; uses the three words behind them, which are not filled yet.
    /// @param commitment D and K.
    function _sum(
        uint256[30] memory m,
        uint256 programId,
        uint256 journal,
        uint256 context,
        uint256 rho,
        bytes calldata commitment
    ) private view {
        (m[18], m[19]) = (IC0_X, IC0_Y);
        (m[20], m[21]) = (_word(commitment, 0), _word(commitment, 32));
        _add(m);
        _addMul(m, IC1_X, IC1_Y, programId);
        _addMul(m, IC2_X, IC2_Y, journal);
        _addMul(m, IC3_X, IC3_Y, context);
        _addMul(m, IC4_X, IC4_Y, uint256(keccak256(commitment[:64])) % R);
        _addMul(m, _word(commitment, 64), _word(commitment, 96), rho);
    }

    /// @dev Refuses what no honest setup makes and what would make forging trivial: words that are no coordinates, points
    /// that are no points, points at infinity, and gamma equal to delta (a setup whose second phase was left out).
    function _checkKey(uint256[28] memory vk) private view {
        for (uint256 i = 0; i < 28; ++i) {
            if (vk[i] >= P) revert BadKey(i);
        }
        _checkG1(vk, 0);
        _checkG2(vk, 2);
        _checkG2(vk, 6);
        _checkG2(vk, 10);
        for (uint256 i = 14; i < 24; i += 2) {
            _checkG1(vk, i);
        }
        _checkG2(vk, 24);
        if (vk[6] == vk[10] && vk[7] == vk[11]) revert BadKey(10);
    }

    function _checkG1(uint256[28] memory vk, uint256 i) private view {
        if (vk[i] == 0 && vk[i + 1] == 0) revert BadKey(i);
        (bool ok,) = EC_ADD.staticcall{gas: EC_ADD_GAS}(abi.encode(vk[i], vk[i + 1], 0, 0));
        if (!ok) revert BadKey(i);
    }

    function _checkG2(uint256[28] memory vk, uint256 i) private view {
        if (vk[i] | vk[i + 1] | vk[i + 2] | vk[i + 3] == 0) revert BadKey(i);
        // Paired with infinity the product is one, so this fails exactly when the G2 point is malformed.
        uint256[6] memory pair = [0, 0, vk[i], vk[i + 1], vk[i + 2], vk[i + 3]];
        uint256 start;
        assembly ("memory-safe") {
            start := pair
        }
        if (!_pairing(start, 1)) revert BadKey(i);
    }

    // The precompiles, on memory that is there already. The length of what they return is checked because a call of an
    // address without code succeeds and returns nothing.

    /// @dev The product of the pairings at a memory address is one; false also for malformed points.
    function _pairing(uint256 start, uint256 pairs) private view returns (bool valid) {
        address precompile = EC_PAIRING;
        uint256 gasLimit = EC_PAIRING_GAS + EC_PAIRING_GAS_PER_PAIR * pairs;
        assembly ("memory-safe") {
            valid := staticcall(gasLimit, precompile, start, mul(pairs, 192), 0, 32)
            valid := and(and(valid, eq(returndatasize(), 32)), eq(mload(0), 1))
        }
    }

    /// @dev m[18..19] += scalar (x, y)
    function _addMul(uint256[30] memory m, uint256 x, uint256 y, uint256 scalar) private view {
        _mul(m, 20, x, y, scalar);
        _add(m);
    }

    /// @dev m[18..19] += m[20..21]
    function _add(uint256[30] memory m) private view {
        address precompile = EC_ADD;
        uint256 gasLimit = EC_ADD_GAS;
        bool ok;
        assembly ("memory-safe") {
            let start := add(m, 576)
            ok := staticcall(gasLimit, precompile, start, 128, start, 64)
            ok := and(ok, eq(returndatasize(), 64))
        }
        if (!ok) revert ProofInvalid();
    }

    /// @dev m[i..i+1] = scalar (x, y), by way of m[i + 2]
    function _mul(uint256[30] memory m, uint256 i, uint256 x, uint256 y, uint256 scalar) private view {
        (m[i], m[i + 1], m[i + 2]) = (x, y, scalar);
        address precompile = EC_MUL;
        uint256 gasLimit = EC_MUL_GAS;
        bool ok;
        assembly ("memory-safe") {
            let start := add(m, mul(i, 32))
            ok := staticcall(gasLimit, precompile, start, 96, start, 64)
            ok := and(ok, eq(returndatasize(), 64))
        }
        if (!ok) revert ProofInvalid();
    }

    /// @dev The word at a place of calldata.
    function _word(bytes calldata data, uint256 start) private pure returns (uint256) {
        return uint256(bytes32(data[start:start + 32]));
    }

    function _neg(uint256 coordinate) private pure returns (uint256) {
        return coordinate == 0 ? 0 : P - coordinate;
    }
}
