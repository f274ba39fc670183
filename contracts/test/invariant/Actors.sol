// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IProofCallback} from "../../src/IMarket.sol";
import {IRootVerifier, IVerifier} from "../../src/IVerifier.sol";

/// Accepts the claims and roots that it was told of, and nothing else: what it accepted is known afterwards.
contract RecordingVerifier is IVerifier, IRootVerifier {
    error Unproven();

    bytes4 public immutable override(IVerifier, IRootVerifier) selector;
    mapping(bytes32 claim => bool) public accepted;

    constructor(bytes4 selector_) {
        selector = selector_;
    }

    function prove(bytes32 programId, bytes32 journalDigest, uint256 context) external returns (bytes memory) {
        bytes32 claim = keccak256(abi.encode(programId, journalDigest, context));
        accepted[claim] = true;
        return abi.encodePacked(selector, claim);
    }

    function proveRoot(bytes32 root) external returns (bytes memory) {
        accepted[keccak256(abi.encode(root))] = true;
        return abi.encodePacked(selector, root);
    }

    function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes calldata proof) external view {
        bytes32 claim = keccak256(abi.encode(programId, journalDigest, context));
        if (!accepted[claim] || keccak256(proof) != keccak256(abi.encodePacked(selector, claim))) revert Unproven();
    }

    function verifyRoot(bytes32 root, bytes calldata proof) external view {
        if (!accepted[keccak256(abi.encode(root))] || keccak256(proof) != keccak256(abi.encodePacked(selector, root))) {
            revert Unproven();
        }
    }
}

    /// Whoever gets control from the market for a moment: a callback, or the receiver of a withdrawal. It tries to call
    /// back, and counts how often that was refused as it should be.
    contract Intruder is IProofCallback {
        enum Mood {
            CALM,
            ENTER,
            REVERT,
            BURN_GAS,
            LONG_ANSWER
        }

        address private immutable MARKET;
        Mood public mood;
        bytes private _call;
        uint256 public calls;
        uint256 public refused;
        uint256 public entered;

        constructor(address market) {
            MARKET = market;
        }

        function set(Mood mood_, bytes calldata call_) external {
            (mood, _call) = (mood_, call_);
        }

        function onProven(bytes32, bytes32, bytes32, bytes calldata) external {
            ++calls;
            if (mood == Mood.REVERT) revert("no");
            while (mood == Mood.BURN_GAS) {}
            if (mood == Mood.LONG_ANSWER) {
                assembly ("memory-safe") {
                    return(0, 60000)
                }
            }
            _enter();
        }

        receive() external payable {
            _enter();
        }

        function _enter() private {
            if (mood != Mood.ENTER) return;
            (bool ok, bytes memory out) = MARKET.call(_call);
            if (ok) ++entered;
            else if (bytes4(out) == ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector) ++refused;
        }
    }
