// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IFrozen} from "./IProverRegistry.sol";
import {IRootVerifier, IVerifier} from "./IVerifier.sol";
import {Leaves} from "./Leaves.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Selector to verifier, add-only.
/// @notice A selector is added once, works after a delay, and can be frozen at once and for good. It is never replaced,
/// moved or thawed: what a signed order names can only keep its meaning or stop working.
///
/// Each verifier is added with the id of a program that always panics. No proof that it ended with exit code 0 can be true,
/// whatever its journal and input, so whoever shows a proof of it that the verifier accepts has shown that the verifier is
/// unsound, and the selector is frozen in the same call. Nobody has to be asked or trusted, and to steal by the same flaw gets
/// a race against everybody who knows it.
/// @dev Trust: the owner decides which verifiers are sound and which program is impossible, and everybody has the delay to
/// look at both and leave. The guardian can only stop. Both addresses are fixed: let the owner be a timelock, and the guardian
/// a multisignature contract where keys must rotate.
contract VerifierRegistry is IFrozen {
    /// @notice One selector's verifier. `activeAt` is a block time in seconds; `codeHash` is the verifier's code hash when it
    /// was added; a proof of `impossibleProgramId` shows that the verifier is unsound.
    /// @dev The first three fields share a slot, the only one that `isActive` and `isFrozen` read.
    struct Entry {
        address verifier;
        uint40 activeAt;
        bool frozen;
        bytes32 codeHash;
        bytes32 impossibleProgramId;
    }

    /// @notice A leaf of a batch (IMarket.leafOf) but for its program id, and the siblings from the leaf up.
    struct LeafClaim {
        uint32 index;
        bytes32 orderDigest;
        bytes32 journalDigest;
        address payout;
        bytes32[] path;
    }

    /// @notice Why a selector was frozen: the owner or the guardian said so; its verifier accepted a false statement; its
    /// verifier's code is not what was added.
    enum Reason {
        DECISION,
        FALSE_PROOF,
        CODE_CHANGED
    }

    uint64 public constant MIN_DELAY_SECONDS = 1 days;
    uint64 public constant MAX_DELAY_SECONDS = 90 days;

    address public immutable owner;
    address public immutable guardian;
    uint64 public immutable delaySeconds;

    mapping(bytes4 selector => Entry) private _entries;

    event Added(
        bytes4 indexed selector,
        address indexed verifier,
        bytes32 codeHash,
        bytes32 impossibleProgramId,
        uint64 activeAt
    );
    event Frozen(bytes4 indexed selector, address indexed by, Reason reason);

    error ZeroAddress();
    error ZeroSelector();
    error ZeroProgramId();
    error DelayOutOfRange(uint64 delaySeconds, uint64 minSeconds, uint64 maxSeconds);
    error NotAllowed(address caller);
    error NotAContract(address verifier);
    error WrongSelector(bytes4 selector, bytes4 given);
    error AlreadyAdded(bytes4 selector);
    error AlreadyFrozen(bytes4 selector);
    error UnknownSelector(bytes4 selector);
    error NotActiveYet(bytes4 selector, uint64 activeAt);
    error SelectorFrozen(bytes4 selector);
    error CodeChanged(bytes4 selector, address verifier);
    error CodeUnchanged(bytes4 selector, address verifier);
    error NotUnderRoot(bytes32 root);

    /// @param delaySeconds_ Between adding a selector and its first use; shorter than MIN_DELAY_SECONDS, down to zero,
    /// only on a local chain.
    constructor(address owner_, address guardian_, uint64 delaySeconds_) {
        if (owner_ == address(0) || guardian_ == address(0)) revert ZeroAddress();
        uint64 min = LocalChain.isLocal() ? 0 : MIN_DELAY_SECONDS;
        if (delaySeconds_ < min || delaySeconds_ > MAX_DELAY_SECONDS) {
            revert DelayOutOfRange(delaySeconds_, min, MAX_DELAY_SECONDS);
        }
        owner = owner_;
        guardian = guardian_;
        delaySeconds = delaySeconds_;
    }

    /// @notice Adds a verifier, usable `delaySeconds` from now. Only the owner; each selector once, ever.
    /// @param verifier An IVerifier or an IRootVerifier whose own selector is `selector`.
    /// @param impossibleProgramId The id, under this verifier, of a program that never ends with exit code 0. With any other
    /// program's id here, an honest proof of that program freezes the selector.
    function add(bytes4 selector, address verifier, bytes32 impossibleProgramId) external {
        if (msg.sender != owner) revert NotAllowed(msg.sender);
        if (selector == 0) revert ZeroSelector();
        if (impossibleProgramId == 0) revert ZeroProgramId();
        if (_entries[selector].verifier != address(0)) revert AlreadyAdded(selector);
        if (verifier.code.length == 0) revert NotAContract(verifier);
        bytes4 own = IVerifier(verifier).selector(); // a root verifier answers the same
        if (own != selector) revert WrongSelector(selector, own);

        uint40 activeAt = uint40(block.timestamp + delaySeconds);
        bytes32 codeHash = verifier.codehash;
        _entries[selector] = Entry(verifier, activeAt, false, codeHash, impossibleProgramId);
        emit Added(selector, verifier, codeHash, impossibleProgramId, activeAt);
    }

    /// @notice Stops a selector at once and for good, also one that is still waiting. Only the owner or the guardian.
    function freeze(bytes4 selector) external {
        if (msg.sender != owner && msg.sender != guardian) revert NotAllowed(msg.sender);
        _freeze(_unfrozen(selector), selector, Reason.DECISION);
    }

    /// @notice Stops a selector at once and for good, also one that is still waiting, when its verifier accepts `proof` for
    /// the entry's impossible program. Anybody. Reverts as the verifier does when it refuses the proof.
    /// @dev The verifier is called statically and can change nothing here; one that burns all gas costs its caller only. Any
    /// call that the verifier lets pass counts, as it would at the market: one that answers a function it does not have, or
    /// that accepts when it runs short of gas, is unsound too.
    function freezeByProof(bytes4 selector, bytes32 journalDigest, uint256 context, bytes calldata proof) external {
        Entry storage entry = _unfrozen(selector);
        _requireSelector(selector, proof);
        IVerifier(entry.verifier).verify(entry.impossibleProgramId, journalDigest, context, proof);
        _freeze(entry, selector, Reason.FALSE_PROOF);
    }

    /// @notice As `freezeByProof` for a verifier of batches: it accepts `root`, and a leaf of the impossible program lies under
    /// it. Anybody. Reverts as the verifier does, or when the leaf is not at its index under the root.
    function freezeByRootProof(bytes4 selector, bytes32 root, bytes calldata proof, LeafClaim calldata claim) external {
        Entry storage entry = _unfrozen(selector);
        _requireSelector(selector, proof);
        bytes32 leaf =
            Leaves.leafOf(claim.index, claim.orderDigest, entry.impossibleProgramId, claim.journalDigest, claim.payout);
        if (Leaves.rootOf(leaf, claim.index, claim.path) != root) revert NotUnderRoot(root);
        IRootVerifier(entry.verifier).verifyRoot(root, proof);
        _freeze(entry, selector, Reason.FALSE_PROOF);
    }

    /// @notice Stops a selector for good when the code at its verifier's address is not the code that was added. Anybody.
    /// `get` refuses such a verifier anyway; this lets orders that wait for it be refunded before their deadline.
    function freezeChanged(bytes4 selector) external {
        Entry storage entry = _unfrozen(selector);
        address verifier = entry.verifier;
        if (verifier.codehash == entry.codeHash) revert CodeUnchanged(selector, verifier);
        _freeze(entry, selector, Reason.CODE_CHANGED);
    }

    /// @notice The address of an active selector's verifier; reverts with the reason when it is not active or its code changed.
    function get(bytes4 selector) external view returns (address) {
        Entry storage entry = _entries[selector];
        address verifier = entry.verifier;
        if (verifier == address(0)) revert UnknownSelector(selector);
        if (entry.frozen) revert SelectorFrozen(selector);
        if (block.timestamp < entry.activeAt) revert NotActiveYet(selector, entry.activeAt);
        if (verifier.codehash != entry.codeHash) revert CodeChanged(selector, verifier);
        return verifier;
    }

    /// @notice Whether `get` would answer, but for a verifier whose code changed.
    /// @dev One slot is read. The code hash may be left out, because no payment rests on this answer: a proof is checked by
    /// what `get` returns, and `get` compares the hash. A changed verifier's orders can be opened and not fulfilled; they are
    /// refunded at their deadline, or as soon as anybody calls `freezeChanged`.
    function isActive(bytes4 selector) external view returns (bool) {
        Entry storage entry = _entries[selector];
        return entry.verifier != address(0) && !entry.frozen && block.timestamp >= entry.activeAt;
    }

    /// @notice Whether the selector was stopped for good; false when it was never added.
    function isFrozen(bytes4 selector) external view returns (bool) {
        return _entries[selector].frozen;
    }

    /// @notice What is recorded for a selector; all zero when it was never added.
    function entryOf(bytes4 selector) external view returns (Entry memory) {
        return _entries[selector];
    }

    // ---- inner

    function _unfrozen(bytes4 selector) private view returns (Entry storage entry) {
        entry = _entries[selector];
        if (entry.verifier == address(0)) revert UnknownSelector(selector);
        if (entry.frozen) revert AlreadyFrozen(selector);
    }

    function _requireSelector(bytes4 selector, bytes calldata proof) private pure {
        if (bytes4(proof) != selector) revert WrongSelector(selector, bytes4(proof));
    }

    function _freeze(Entry storage entry, bytes4 selector, Reason reason) private {
        entry.frozen = true;
        emit Frozen(selector, msg.sender, reason);
    }
}
