// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
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

    /// All calls of the walk. Those that take an order further have a place each, the others share one by kind: so most walks
    /// get to locks that lapse, and past those.
    function calls() external pure returns (bytes4[] memory list) {
        list = new bytes4[](15);
        list[0] = this.open.selector;
        list[1] = this.orders.selector;
        list[2] = this.lock.selector;
        list[3] = this.lockAgain.selector;
        list[4] = this.fulfil.selector;
        list[5] = this.fulfilSeveral.selector;
        list[6] = this.expire.selector;
        list[7] = this.warp.selector;
        list[8] = this.money.selector;
        list[9] = this.stakes.selector;
        list[10] = this.govern.selector;
        list[11] = this.hostileToOrders.selector;
        list[12] = this.hostileToLocks.selector;
        list[13] = this.hostileToResults.selector;
        list[14] = this.freeze.selector;
    }

    function _one(uint256 seed, function(uint256) external[8] memory list, uint256 n) private {
        list[_rnd(seed, "one", n)](uint256(keccak256(abi.encode(seed))));
    }

    function orders(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.openMany, this.revokeNonces, this.cancel);
        list[3] = this.replace;
        _one(seed, list, 4);
    }

    function fulfilSeveral(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1]) = (this.fulfilMany, this.fulfilBatch);
        _one(seed, list, 2);
    }

    function money(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.deposit, this.depositFor, this.withdraw);
        list[3] = this.donate;
        _one(seed, list, 4);
    }

    function stakes(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.stake, this.unbond, this.claim);
        list[3] = this.stake;
        _one(seed, list, 4);
    }

    function govern(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.setProtocolFee, this.allowToken, this.removeOperator);
        (list[3], list[4], list[5]) = (this.setParameters, this.setPayout, this.setOperator);
        list[6] = this.setOperator;
        _one(seed, list, 7);
    }

    function hostileToOrders(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.hostileOpen, this.hostileReopen, this.hostileCancel);
        (list[3], list[4], list[5]) = (this.hostileExpire, this.hostilePower, this.hostileMoney);
        list[6] = this.hostileEnded;
        _one(seed, list, 7);
    }

    function hostileToLocks(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.hostileLock, this.hostileLocked, this.hostileReplay);
        (list[3], list[4]) = (this.hostileCapacity, this.hostileLock);
        _one(seed, list, 5);
    }

    function hostileToResults(uint256 seed) external {
        function(uint256) external[8] memory list;
        (list[0], list[1], list[2]) = (this.hostileResult, this.hostileFrozen, this.hostileLate);
        (list[3], list[4]) = (this.hostileBatch, this.hostileResult);
        _one(seed, list, 5);
    }

    // ---- what must hold after each call

    /// Promise: what a contract holds of a token is what accounts can draw, orders and locks hold, and stakes; besides what was
    /// given away. And each of these is what the books say, to the unit.
    function check() public view {
        uint256[3] memory owed = _checkOrders();
        uint256 stakes_;
        for (uint256 i = 0; i < accounts.length; ++i) {
            for (uint256 t = 0; t < 3; ++t) {
                owed[t] += _checkBalance(market, _tokenAt(t), accounts[i]);
            }
            stakes_ += _checkBalance(provers, address(token), accounts[i]);
        }
        for (uint256 i = 0; i < PROVERS; ++i) {
            address prover = _prover(i);
            uint256 whole = _wholeStake(prover);
            eq(whole, staked[prover], "stake");
            eq(market.openLocks(prover), _locksOf(prover), "open locks");
            stakes_ += whole;
        }
        for (uint256 t = 0; t < 3; ++t) {
            address a = _tokenAt(t);
            eq(_held(address(market), a), owed[t] + donated[address(market)][a], "the market's money");
        }
        uint256 given = donated[address(provers)][address(token)];
        eq(token.balanceOf(address(provers)), stakes_ + given, "the registry's money");
    }

    function _checkBalance(Ledger ledger, address a, address account) private view returns (uint256 has) {
        has = ledger.balanceOf(a, account);
        eq(has, balance[address(ledger)][a][account], "balance");
    }

    /// What ended never changes again: the books keep it for good. Returns what orders and locks hold of each token.
    function _checkOrders() private view returns (uint256[3] memory owed) {
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
            if (!_live(k)) continue;
            address a = k.order.token;
            uint256 t = a == address(0) ? 0 : a == address(token) ? 1 : 2;
            owed[t] += uint256(k.order.maxPrice) + r.bonus;
            if (r.state == IMarket.State.LOCKED) owed[t] += k.order.collateral;
        }
    }

    function _wholeStake(address prover) private view returns (uint256) {
        IProverStake.ProverRecord memory p = provers.proverOf(prover);
        return uint256(p.active) + p.pending + p.unbonding;
    }

    function _held(address account, address a) private view returns (uint256) {
        return a == address(0) ? account.balance : IERC20(a).balanceOf(account);
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
        check();
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
                if (all == 0) continue;
                vm.prank(accounts[i]);
                ledger.withdraw(a, SINK, all);
            }
            eq(_held(address(ledger), a), donated[address(ledger)][a], "left at the end");
        }
    }
}
