// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVerifier} from "./IVerifier.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Verifies Groth16 proofs over BN254 for circuits with three public inputs and one Pedersen commitment.
/// @notice Public inputs: the program id, the journal's SHA-256 cut to 253 bits, the context. Proof bytes: selector (4),
/// A (64), B (128), C (64), commitment D (64), its proof of knowledge K (64): 388 bytes, points as the pairing
/// precompile takes them.
/// @dev Accepts when e(D, GSigmaNeg) e(K, G) = 1 and e(A, B) e(C, -delta) e(alpha, -beta) e(L, -gamma) = 1, with
/// L = IC0 + programId IC1 + journal IC2 + context IC3 + h IC4 + D and h = keccak256(D) mod R. The precompiles refuse
/// coordinates not below P, points not on the curve and G2 points outside of the subgroup; they burn all the gas they are
/// given then, so each gets a few times its price and no more.
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

    // The key. beta, gamma and delta are kept negated, as the equation needs them.
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
    uint256 private immutable G_X1;
    uint256 private immutable G_X0;
    uint256 private immutable G_Y1;
    uint256 private immutable G_Y0;
    uint256 private immutable SIGMA_X1;
    uint256 private immutable SIGMA_X0;
    uint256 private immutable SIGMA_Y1;
    uint256 private immutable SIGMA_Y0;

    /// @notice A word of the key is no coordinate, or the point starting at that word is not a usable point.
    error BadKey(uint256 word);
    error WrongProofLength(uint256 length, uint256 wanted);
    error WrongSelector(bytes4 got, bytes4 wanted);
    /// @notice Public input `index` (0: program id, 1: journal, 2: context) is not below R.
    error InputTooLarge(uint256 index, uint256 value);
    /// @notice The commitment or its proof of knowledge is malformed, or they do not belong together.
    error CommitmentInvalid();
    /// @notice A point of the proof is malformed, or the proof is not for these inputs.
    error ProofInvalid();

    /// @param vk alpha (x, y), beta (x.c1, x.c0, y.c1, y.c0), gamma (4), delta (4), IC0 to IC4 (x, y each), Pedersen
    /// G (4), Pedersen GSigmaNeg (4), none negated: gnark's verifying key as it is.
    /// @param insecureDev_ Whether the key was made by a single party.
    constructor(uint256[32] memory vk, bool insecureDev_) {
        if (insecureDev_) LocalChain.requireLocal();
        _checkKey(vk);
        insecureDev = insecureDev_;
        selector = bytes4(sha256(abi.encodePacked("lemma.groth16.v1", vk)));
        (ALPHA_X, ALPHA_Y) = (vk[0], vk[1]);
        (NEG_BETA_X1, NEG_BETA_X0, NEG_BETA_Y1, NEG_BETA_Y0) = (vk[2], vk[3], _neg(vk[4]), _neg(vk[5]));
        (NEG_GAMMA_X1, NEG_GAMMA_X0, NEG_GAMMA_Y1, NEG_GAMMA_Y0) = (vk[6], vk[7], _neg(vk[8]), _neg(vk[9]));
        (NEG_DELTA_X1, NEG_DELTA_X0, NEG_DELTA_Y1, NEG_DELTA_Y0) = (vk[10], vk[11], _neg(vk[12]), _neg(vk[13]));
        (IC0_X, IC0_Y) = (vk[14], vk[15]);
        (IC1_X, IC1_Y) = (vk[16], vk[17]);
        (IC2_X, IC2_Y) = (vk[18], vk[19]);
        (IC3_X, IC3_Y) = (vk[20], vk[21]);
        (IC4_X, IC4_Y) = (vk[22], vk[23]);
        (G_X1, G_X0, G_Y1, G_Y0) = (vk[24], vk[25], vk[26], vk[27]);
        (SIGMA_X1, SIGMA_X0, SIGMA_Y1, SIGMA_Y0) = (vk[28], vk[29], vk[30], vk[31]);
    }

    /// @inheritdoc IVerifier
    function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes calldata proof) external view {
        if (proof.length != PROOF_BYTES) revert WrongProofLength(proof.length, PROOF_BYTES);
        if (bytes4(proof) != selector) revert WrongSelector(bytes4(proof), selector);
        if (uint256(programId) >= R) revert InputTooLarge(0, uint256(programId));
        if (context >= R) revert InputTooLarge(2, context);
        uint256[12] memory words = abi.decode(proof[4:], (uint256[12]));

        _checkCommitment(words);
        (uint256 x, uint256 y) = _publicPoint(uint256(programId), uint256(journalDigest) & MASK_253, context, words);
        uint256[24] memory pairs;
        for (uint256 i = 0; i < 6; ++i) {
            pairs[i] = words[i]; // A, B
        }
        (pairs[6], pairs[7]) = (words[6], words[7]); // C
        (pairs[8], pairs[9], pairs[10], pairs[11]) = (NEG_DELTA_X1, NEG_DELTA_X0, NEG_DELTA_Y1, NEG_DELTA_Y0);
        (pairs[12], pairs[13]) = (ALPHA_X, ALPHA_Y);
        (pairs[14], pairs[15], pairs[16], pairs[17]) = (NEG_BETA_X1, NEG_BETA_X0, NEG_BETA_Y1, NEG_BETA_Y0);
        (pairs[18], pairs[19]) = (x, y);
        (pairs[20], pairs[21], pairs[22], pairs[23]) = (NEG_GAMMA_X1, NEG_GAMMA_X0, NEG_GAMMA_Y1, NEG_GAMMA_Y0);
        if (!_pairing(abi.encodePacked(pairs))) revert ProofInvalid();
    }

    /// @dev e(D, GSigmaNeg) e(K, G) = 1.
    function _checkCommitment(uint256[12] memory words) private view {
        uint256[12] memory pairs;
        (pairs[0], pairs[1]) = (words[8], words[9]);
        (pairs[2], pairs[3], pairs[4], pairs[5]) = (SIGMA_X1, SIGMA_X0, SIGMA_Y1, SIGMA_Y0);
        (pairs[6], pairs[7]) = (words[10], words[11]);
        (pairs[8], pairs[9], pairs[10], pairs[11]) = (G_X1, G_X0, G_Y1, G_Y0);
        if (!_pairing(abi.encodePacked(pairs))) revert CommitmentInvalid();
    }

    /// @dev L. The commitment is already known to be a point of the curve.
    function _publicPoint(uint256 programId, uint256 journal, uint256 context, uint256[12] memory words)
        private
        view
        returns (uint256 x, uint256 y)
    {
        uint256 challenge = uint256(keccak256(abi.encode(words[8], words[9]))) % R;
        (x, y) = _add(IC0_X, IC0_Y, words[8], words[9]);
        (x, y) = _addMul(x, y, IC1_X, IC1_Y, programId);
        (x, y) = _addMul(x, y, IC2_X, IC2_Y, journal);
        (x, y) = _addMul(x, y, IC3_X, IC3_Y, context);
        (x, y) = _addMul(x, y, IC4_X, IC4_Y, challenge);
    }

    /// @dev Refuses what no honest setup makes and what would make forging trivial: words that are no coordinates, points
    /// that are no points, points at infinity, and gamma equal to delta (a setup whose second phase was left out).
    function _checkKey(uint256[32] memory vk) private view {
        for (uint256 i = 0; i < 32; ++i) {
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
        _checkG2(vk, 28);
        if (vk[6] == vk[10] && vk[7] == vk[11]) revert BadKey(10);
    }

    function _checkG1(uint256[32] memory vk, uint256 i) private view {
        if (vk[i] == 0 && vk[i + 1] == 0) revert BadKey(i);
        (bool ok,) = EC_ADD.staticcall{gas: EC_ADD_GAS}(abi.encode(vk[i], vk[i + 1], 0, 0));
        if (!ok) revert BadKey(i);
    }

    function _checkG2(uint256[32] memory vk, uint256 i) private view {
        if (vk[i] | vk[i + 1] | vk[i + 2] | vk[i + 3] == 0) revert BadKey(i);
        // Paired with infinity the product is one, so this fails exactly when the G2 point is malformed.
        if (!_pairing(abi.encode(0, 0, vk[i], vk[i + 1], vk[i + 2], vk[i + 3]))) revert BadKey(i);
    }

    /// @dev The product of the pairings is one; false also for malformed points.
    function _pairing(bytes memory input) private view returns (bool) {
        uint256 gasLimit = EC_PAIRING_GAS + EC_PAIRING_GAS_PER_PAIR * (input.length / 192);
        (bool ok, bytes memory out) = EC_PAIRING.staticcall{gas: gasLimit}(input);
        return ok && out.length == 32 && abi.decode(out, (uint256)) == 1;
    }

    function _add(uint256 ax, uint256 ay, uint256 bx, uint256 by) private view returns (uint256, uint256) {
        (bool ok, bytes memory out) = EC_ADD.staticcall{gas: EC_ADD_GAS}(abi.encode(ax, ay, bx, by));
        if (!ok || out.length != 64) revert ProofInvalid();
        return abi.decode(out, (uint256, uint256));
    }

    /// @dev a + scalar * b
    function _addMul(uint256 ax, uint256 ay, uint256 bx, uint256 by, uint256 scalar)
        private
        view
        returns (uint256, uint256)
    {
        (bool ok, bytes memory out) = EC_MUL.staticcall{gas: EC_MUL_GAS}(abi.encode(bx, by, scalar));
        if (!ok || out.length != 64) revert ProofInvalid();
        (bx, by) = abi.decode(out, (uint256, uint256));
        return _add(ax, ay, bx, by);
    }

    function _neg(uint256 coordinate) private pure returns (uint256) {
        return coordinate == 0 ? 0 : P - coordinate;
    }
}
