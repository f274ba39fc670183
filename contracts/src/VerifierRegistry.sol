// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVerifier} from "./IVerifier.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Selector to verifier, add-only.
/// @notice A selector is added once, works after a delay, and can be frozen at once and for good. It is never replaced,
/// moved or thawed: what a signed order names can only keep its meaning or stop working.
/// @dev Trust: the owner decides which verifiers are sound, and everybody has the delay to look and leave. The guardian
/// can only stop. Both addresses are fixed; use a multisignature contract where keys must rotate.
contract VerifierRegistry {
    /// @notice One selector's verifier. `codeHash` is the verifier's code hash when it was added; `activeAt` is a block
    /// time in seconds.
    struct Entry {
        address verifier;
        uint64 activeAt;
        bool frozen;
        bytes32 codeHash;
    }

    uint64 public constant MIN_DELAY_SECONDS = 1 days;
    uint64 public constant MAX_DELAY_SECONDS = 90 days;

    address public immutable owner;
    address public immutable guardian;
    uint64 public immutable delaySeconds;

    mapping(bytes4 selector => Entry) private _entries;

    event Added(bytes4 indexed selector, address indexed verifier, bytes32 codeHash, uint64 activeAt);
    event Frozen(bytes4 indexed selector, address indexed by);

    error ZeroAddress();
    error DelayOutOfRange(uint64 delaySeconds, uint64 minSeconds, uint64 maxSeconds);
    error NotAllowed(address caller);
    error NotAContract(address verifier);
    error WrongSelector(bytes4 selector, bytes4 verifierSelector);
    error AlreadyAdded(bytes4 selector);
    error AlreadyFrozen(bytes4 selector);
    error UnknownSelector(bytes4 selector);
    error NotActiveYet(bytes4 selector, uint64 activeAt);
    error SelectorFrozen(bytes4 selector);
    error CodeChanged(bytes4 selector, address verifier);

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
    function add(bytes4 selector, IVerifier verifier) external {
        if (msg.sender != owner) revert NotAllowed(msg.sender);
        if (_entries[selector].verifier != address(0)) revert AlreadyAdded(selector);
        if (address(verifier).code.length == 0) revert NotAContract(address(verifier));
        bytes4 own = verifier.selector();
        if (own != selector) revert WrongSelector(selector, own);

        bytes32 codeHash = address(verifier).codehash;
        uint64 activeAt = uint64(block.timestamp) + delaySeconds;
        _entries[selector] = Entry(address(verifier), activeAt, false, codeHash);
        emit Added(selector, address(verifier), codeHash, activeAt);
    }

    /// @notice Stops a selector at once and for good, also one that is still waiting. Only the owner or the guardian.
    function freeze(bytes4 selector) external {
        if (msg.sender != owner && msg.sender != guardian) revert NotAllowed(msg.sender);
        Entry storage entry = _entries[selector];
        if (entry.verifier == address(0)) revert UnknownSelector(selector);
        if (entry.frozen) revert AlreadyFrozen(selector);
        entry.frozen = true;
        emit Frozen(selector, msg.sender);
    }

    /// @notice The verifier of an active selector; reverts with the reason when it is not active.
    function get(bytes4 selector) external view returns (address) {
        Entry storage entry = _entries[selector];
        address verifier = entry.verifier;
        if (verifier == address(0)) revert UnknownSelector(selector);
        if (entry.frozen) revert SelectorFrozen(selector);
        if (block.timestamp < entry.activeAt) revert NotActiveYet(selector, entry.activeAt);
        if (verifier.codehash != entry.codeHash) revert CodeChanged(selector, verifier);
        return verifier;
    }

    /// @notice Whether `get` would answer.
    function isActive(bytes4 selector) external view returns (bool) {
        Entry storage entry = _entries[selector];
        address verifier = entry.verifier;
        return verifier != address(0) && !entry.frozen && block.timestamp >= entry.activeAt
            && verifier.codehash == entry.codeHash;
    }

    function isFrozen(bytes4 selector) external view returns (bool) {
        return _entries[selector].frozen;
    }

    /// @notice What is recorded for a selector; all zero when it was never added.
    function entryOf(bytes4 selector) external view returns (Entry memory) {
        return _entries[selector];
    }
}
