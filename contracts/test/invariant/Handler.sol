// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../../src/IMarket.sol";
import {IProverStake} from "../../src/IProverRegistry.sol";
import {Ledger} from "../../src/Ledger.sol";
import {Hostile} from "./Hostile.sol";

/// Everything that can happen, and what the tests ask of it.
contract Handler is Hostile {
    constructor() {
        _deploy();
        // The walk begins with provers that can lock, and the clock past their waiting time.
        for (uint256 i = 0; i < PROVERS; ++i) {
            address prover = _prover(i);
            _give(address(provers), address(token), prover, 4 * STAKE_PER_LOCK);
            vm.prank(prover);
            provers.stake(4 * STAKE_PER_LOCK);
            balance[address(provers)][address(token)][prover] = 0;
            staked[prover] = 4 * STAKE_PER_LOCK;
            uint64 expiry = uint64(block.timestamp);
            bytes memory consent = _sign(operators[i], provers.operatorDigest(prover, operators[i], expiry));
            vm.prank(prover);
            provers.setOperator(operators[i], expiry, consent);
        }
        vm.warp(block.timestamp + ACTIVATION);
    }

    /// All calls of the walk.
    function calls() external pure returns (bytes4[] memory list) {
        list = new bytes4[](35);
        uint256 n;
        list[n++] = this.deposit.selector;
        list[n++] = this.depositFor.selector;
        list[n++] = this.withdraw.selector;
        list[n++] = this.donate.selector;
        list[n++] = this.open.selector;
        list[n++] = this.openMany.selector;
        list[n++] = this.revokeNonces.selector;
        list[n++] = this.cancel.selector;
        list[n++] = this.replace.selector;
        list[n++] = this.lock.selector;
        list[n++] = this.fulfil.selector;
        list[n++] = this.fulfilMany.selector;
        list[n++] = this.fulfilBatch.selector;
        list[n++] = this.expire.selector;
        list[n++] = this.setProtocolFee.selector;
        list[n++] = this.allowToken.selector;
        list[n++] = this.freeze.selector;
        list[n++] = this.warp.selector;
        list[n++] = this.stake.selector;
        list[n++] = this.unbond.selector;
        list[n++] = this.claim.selector;
        list[n++] = this.setOperator.selector;
        list[n++] = this.removeOperator.selector;
        list[n++] = this.setPayout.selector;
        list[n++] = this.setParameters.selector;
        list[n++] = this.hostileResult.selector;
        list[n++] = this.hostileFrozen.selector;
        list[n++] = this.hostileLate.selector;
        list[n++] = this.hostileBatch.selector;
        list[n++] = this.hostileEnded.selector;
        list[n++] = this.hostileLock.selector;
        list[n++] = this.hostileLocked.selector;
        list[n++] = this.hostileReplay.selector;
        list[n++] = this.hostileOpen.selector;
        list[n++] = this.hostileOrder.selector;
    }

    /// Cheap ones together: each is one way in which an order is attacked.
    function hostileOrder(uint256 seed) external {
        uint256 kind = _rnd(seed, "order", 6);
        if (kind == 0) this.hostileReopen(seed);
        else if (kind == 1) this.hostileCancel(seed);
        else if (kind == 2) this.hostileExpire(seed);
        else if (kind == 3) this.hostilePower(seed);
        else if (kind == 4) this.hostileMoney(seed);
        else this.hostileCapacity(seed);
    }

    // ---- what must hold after each call

    /// The books agree with every balance, every stake and every order.
    function checkBooks() external view {
        for (uint256 i = 0; i < accounts.length; ++i) {
            for (uint256 t = 0; t < 3; ++t) {
                address a = _tokenAt(t);
                eq(market.balanceOf(a, accounts[i]), balance[address(market)][a][accounts[i]], "balance");
            }
            uint256 wanted = balance[address(provers)][address(token)][accounts[i]];
            eq(provers.balanceOf(address(token), accounts[i]), wanted, "balance beside the stake");
        }
        for (uint256 i = 0; i < PROVERS; ++i) {
            eq(_wholeStake(_prover(i)), staked[_prover(i)], "stake");
            eq(market.openLocks(_prover(i)), _locksOf(_prover(i)), "open locks");
        }
    }

    /// Also that what ended never changes again: the books keep it for good.
    function checkOrders() external view {
        for (uint256 i = 0; i < known.length; ++i) {
            Known storage k = known[i];
            IMarket.OrderRecord memory r = market.orders(k.digest);
            eq(uint256(r.state), uint256(k.state), "state");
            eq(r.round, k.round, "round");
            eq(r.lockedUntil, k.lockedUntil, "locked until");
            eq(r.prover, k.prover, "prover");
            eq(r.payout, k.state == IMarket.State.FULFILLED ? k.paid : k.payout, "payout");
            eq(r.price, k.price, "price");
            eq(r.feeBps, k.feeBps, "fee");
            eq(r.bonus, k.bonus, "bonus");
            eq(r.journalDigest, k.journalDigest, "journal digest");
            yes(market.nonceUsed(k.order.client, k.order.nonce), "nonce");
        }
    }

    /// What a contract holds of a token is what accounts can draw, orders and locks hold, and stakes; and what was given away.
    function checkConservation() external view {
        for (uint256 t = 0; t < 3; ++t) {
            address a = _tokenAt(t);
            uint256 owed;
            for (uint256 i = 0; i < known.length; ++i) {
                if (known[i].order.token != a) continue;
                IMarket.OrderRecord memory r = market.orders(known[i].digest);
                bool locked = r.state == IMarket.State.LOCKED;
                if (locked || r.state == IMarket.State.OPEN) owed += known[i].order.maxPrice;
                if (locked) owed += known[i].order.collateral + r.bonus;
            }
            eq(_held(market, a), owed + _sum(market, a) + donated[address(market)][a], "the market's money");
            owed = 0;
            for (uint256 i = 0; i < PROVERS && a == address(token); ++i) {
                owed += _wholeStake(_prover(i));
            }
            eq(_held(provers, a), owed + _sum(provers, a) + donated[address(provers)][a], "the stake's money");
        }
    }

    function _wholeStake(address prover) private view returns (uint256) {
        IProverStake.ProverRecord memory p = provers.proverOf(prover);
        return uint256(p.active) + p.pending + p.unbonding;
    }

    function _held(Ledger ledger, address a) private view returns (uint256) {
        return a == address(0)
            ? address(ledger).balance
            : token.balanceOf(address(ledger)) * (a == address(token) ? 1 : 0) + feeToken.balanceOf(address(ledger))
                * (a == address(feeToken) ? 1 : 0);
    }

    function _sum(Ledger ledger, address a) private view returns (uint256 sum) {
        for (uint256 i = 0; i < accounts.length; ++i) {
            sum += ledger.balanceOf(a, accounts[i]);
        }
    }

    // ---- the end of a walk

    /// Whatever happened: past the deadlines every order can be refunded, by anybody, and then everybody can draw everything.
    function wind() external step {
        uint256 last = block.timestamp;
        for (uint256 i = 0; i < known.length; ++i) {
            if (_live(known[i]) && known[i].order.deadline > last) last = known[i].order.deadline;
        }
        vm.warp(last + 1);
        for (uint256 i = 0; i < known.length; ++i) {
            if (!_live(known[i])) continue;
            _bookExpiry(known[i]);
            vm.prank(STRANGER);
            market.expire(known[i].order);
        }
        this.checkBooks();
        this.checkOrders();
        for (uint256 i = 0; i < PROVERS; ++i) {
            eq(market.openLocks(_prover(i)), 0, "locks at the end");
            IProverStake.ProverRecord memory p = provers.proverOf(_prover(i));
            if (p.active + p.pending != 0) {
                vm.prank(_prover(i));
                provers.unbond(p.active + p.pending);
            }
        }
        vm.warp(block.timestamp + UNBONDING);
        for (uint256 i = 0; i < PROVERS; ++i) {
            if (provers.proverOf(_prover(i)).unbonding == 0) continue;
            vm.prank(_prover(i));
            provers.claim();
        }
        _drawAll(market);
        _drawAll(provers);
    }

    function _drawAll(Ledger ledger) private {
        for (uint256 t = 0; t < 3; ++t) {
            address a = _tokenAt(t);
            for (uint256 i = 0; i < accounts.length; ++i) {
                uint256 all = ledger.balanceOf(a, accounts[i]);
                vm.prank(accounts[i]);
                ledger.withdraw(a, SINK, all);
            }
            eq(_held(ledger, a), donated[address(ledger)][a], "left at the end");
        }
    }
}
