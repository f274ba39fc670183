// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverStake} from "../../src/IProverRegistry.sol";
import {IMarket} from "../../src/IMarket.sol";
import {Vm} from "../Test.sol";
import {RecordingVerifier} from "./Actors.sol";
import {Model} from "./Model.sol";

/// Reads what the contracts say that they did, after each step and whoever caused it, and holds it against the promises. It
/// shares no state with the books: each promise is checked from events and the verifiers' own memory alone.
abstract contract Watch is Model {
    struct Seen {
        uint8 opened;
        uint8 paid;
        uint8 refunded;
        IMarket.Order order;
    }

    /// A lock that could become a fault, by its name.
    struct SeenLock {
        bytes4 selector;
        uint64 until;
        address prover;
        uint8 forfeited;
        uint8 slashed;
    }

    mapping(bytes32 digest => Seen) internal seen;
    mapping(bytes32 faultId => SeenLock) internal seenLocks;
    mapping(bytes32 digest => uint8) internal rounds;
    /// What a root that was proven stands for: whose result, which journal, for whom.
    mapping(bytes32 leafClaim => mapping(bytes4 selector => bool)) internal underRoot;

    uint256 public steps;

    modifier step() {
        vm.recordLogs();
        _;
        _read();
        ++steps;
    }

    function _read() internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            Vm.Log memory log = logs[i];
            if (log.emitter == address(provers)) {
                if (log.topics[0] == IProverStake.Slashed.selector) _slashed(log);
            } else if (log.emitter == address(market)) {
                bytes32 t = log.topics[0];
                if (t == IMarket.Opened.selector) _opened(log);
                else if (t == IMarket.Locked.selector) _locked(log);
                else if (t == IMarket.Forfeited.selector) _forfeited(log);
                else if (t == IMarket.Fulfilled.selector) _fulfilled(log);
                else if (t == IMarket.Cancelled.selector || t == IMarket.Expired.selector) _refunded(log.topics[1]);
            }
        }
    }

    function _opened(Vm.Log memory log) private {
        Seen storage s = seen[log.topics[1]];
        eq(++s.opened, 1, "opened once");
        s.order = abi.decode(log.data, (IMarket.Order));
    }

    function _locked(Vm.Log memory log) private {
        bytes32 digest = log.topics[1];
        (uint8 round, uint96 price, uint64 until) = abi.decode(log.data, (uint8, uint96, uint64));
        IMarket.Order storage o = seen[digest].order;
        eq(round, ++rounds[digest], "rounds count up by one");
        yes(price >= o.minPrice && price <= o.maxPrice, "price within the order's bounds");
        uint256 latest = block.timestamp + o.lockSeconds;
        eq(until, latest < o.deadline ? latest : o.deadline, "locked until");
        yes(verifiers.isActive(o.selector), "locked on an inactive selector");
        bytes32 fault = keccak256(abi.encode(digest, round));
        seenLocks[fault] = SeenLock(o.selector, until, address(uint160(uint256(log.topics[2]))), 0, 0);
    }

    /// Promise: no path pays without a verifier that said yes to this very claim; a frozen one never does; once only.
    function _fulfilled(Vm.Log memory log) private {
        bytes32 digest = log.topics[1];
        address payout = address(uint160(uint256(log.topics[2])));
        (bytes32 journalDigest,,) = abi.decode(log.data, (bytes32, uint256, uint256));
        Seen storage s = seen[digest];
        eq(++s.paid, 1, "paid once");
        eq(s.refunded, 0, "paid and refunded");
        yes(block.timestamp <= s.order.deadline, "paid after the deadline");
        bytes32 tag = keccak256("lemma.context.v1");
        uint256 context = uint256(keccak256(abi.encode(tag, block.chainid, address(market), digest, payout)));
        bytes32 claim = keccak256(abi.encode(s.order.programId, journalDigest, context << 3 >> 3));
        bytes32 leafClaim = keccak256(abi.encode(digest, s.order.programId, journalDigest, payout));
        bool proven;
        bytes4[] memory list = _selectorsOf(s.order);
        for (uint256 i = 0; i < list.length; ++i) {
            if (!verifiers.isActive(list[i])) continue;
            RecordingVerifier v = RecordingVerifier(verifiers.get(list[i]));
            proven = proven || v.accepted(claim) || underRoot[leafClaim][list[i]];
        }
        yes(proven, "paid without a proof");
    }

    function _refunded(bytes32 digest) private {
        eq(++seen[digest].refunded, 1, "refunded once");
        eq(seen[digest].paid, 0, "refunded and paid");
    }

    function _forfeited(Vm.Log memory log) private {
        bytes32 digest = log.topics[1];
        SeenLock storage l = seenLocks[keccak256(abi.encode(digest, rounds[digest]))];
        (uint256 toClient, uint256 toNext, uint256 toTreasury,) =
            abi.decode(log.data, (uint256, uint256, uint256, uint256));
        eq(toClient + toNext + toTreasury, seen[digest].order.collateral, "forfeited is the collateral");
        yes(toClient >= toNext && toClient >= toTreasury, "the client's share is not the largest");
        eq(++l.forfeited, 1, "forfeited once");
        _late(l, address(uint160(uint256(log.topics[2]))));
    }

    function _slashed(Vm.Log memory log) private {
        SeenLock storage l = seenLocks[log.topics[3]];
        eq(++l.slashed, 1, "slashed once for a fault");
        _late(l, address(uint160(uint256(log.topics[1]))));
    }

    /// Promise: a slash only after the lock's end, never on a frozen selector, and of the one who had the lock.
    function _late(SeenLock storage l, address prover) private view {
        yes(l.until != 0 && block.timestamp > l.until, "slashed before the lock ended");
        no(verifiers.isFrozen(l.selector), "slashed on a frozen selector");
        eq(prover, l.prover, "slashed somebody else");
    }
}
