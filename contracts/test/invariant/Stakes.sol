// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverStake} from "../../src/IProverRegistry.sol";
import {Proving} from "./Proving.sol";

/// What provers do to their stake and their keys, and the owner to the parameters.
abstract contract Stakes is Proving {
    function stake(uint256 seed) external step {
        address prover = _prover(_rnd(seed, "prover", 0));
        uint256 amount = 1 + _rnd(seed, "amount", 12 * STAKE_PER_LOCK);
        _give(address(provers), address(token), prover, amount);
        address operator = provers.proverOf(prover).operator;
        (,, uint256 before) = provers.resolve(operator);
        vm.prank(prover);
        provers.stake(amount);
        (,, uint256 capacity) = provers.resolve(operator);
        eq(capacity, before, "stake counted at once");
        balance[address(provers)][address(token)][prover] -= amount;
        staked[prover] += amount;
        _did("stake");
    }

    function unbond(uint256 seed) external step {
        address prover = _prover(_rnd(seed, "prover", 0));
        IProverStake.ProverRecord memory p = provers.proverOf(prover);
        uint256 most = uint256(p.active) + p.pending;
        if (most == 0 || _rnd(seed, "rarely", 2) == 0) return;
        if (p.releaseAt != 0 && block.timestamp >= p.releaseAt) _bookClaim(prover, p.unbonding);
        vm.prank(prover);
        provers.unbond(_rnd(seed, "all", 4) == 0 ? most : 1 + _rnd(seed, "amount", most));
        _did("unbond");
    }

    function claim(uint256 seed) external step {
        address prover = _prover(_rnd(seed, "prover", 0));
        IProverStake.ProverRecord memory p = provers.proverOf(prover);
        if (p.releaseAt == 0) return;
        if (block.timestamp < p.releaseAt) {
            if (_rnd(seed, "wait", 8) != 0) return;
            vm.warp(p.releaseAt);
        }
        _bookClaim(prover, p.unbonding);
        vm.prank(prover);
        provers.claim();
        _did("claim");
    }

    function _bookClaim(address prover, uint256 amount) private {
        balance[address(provers)][address(token)][prover] += amount;
        staked[prover] -= amount;
    }

    function setOperator(uint256 seed) external step {
        address prover = _prover(_rnd(seed, "prover", 0));
        address operator = operators[_rnd(seed, "operator", operators.length)];
        if (_rnd(seed, "itself", 4) == 0) operator = prover;
        (address taken,,) = provers.resolve(operator);
        if (taken != address(0)) return;
        uint64 expiry = uint64(block.timestamp);
        bytes memory consent = _sign(operator, provers.operatorDigest(prover, operator, expiry));
        vm.prank(prover);
        provers.setOperator(operator, expiry, consent);
        _did("setOperator");
    }

    function removeOperator(uint256 seed) external step {
        if (_rnd(seed, "rarely", 4) != 0) return;
        vm.prank(_prover(_rnd(seed, "prover", 0)));
        provers.removeOperator();
        _did("removeOperator");
    }

    function setPayout(uint256 seed) external step {
        address to = _rnd(seed, "none", 2) == 0 ? address(0) : _payout(_rnd(seed, "payout", 0));
        address prover = _prover(_rnd(seed, "prover", 0));
        vm.prank(prover);
        provers.setPayout(to);
        vm.prank(prover);
        provers.setAttributes(bytes32(seed));
        _did("setPayout");
    }

    function setParameters(uint256 seed) external step {
        IProverStake.Parameters memory q;
        q.stakePerLock = uint128(1 + _rnd(seed, "stake", 2 * STAKE_PER_LOCK));
        q.lateBps = uint16(1000 + _rnd(seed, "late", 4001));
        q.repeatedBps = uint16(q.lateBps + _rnd(seed, "repeated", 5001 - q.lateBps));
        q.wrongBps = uint16(q.repeatedBps + _rnd(seed, "wrong", 5001 - q.repeatedBps));
        (q.nextBps, q.treasuryBps) = (uint16(_rnd(seed, "next", 2501)), uint16(_rnd(seed, "treasury", 2501)));
        vm.prank(OWNER);
        provers.setParameters(q);
        _did("setParameters");
    }
}
