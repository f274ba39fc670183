// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INonces} from "../../src/Nonces.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ILedger} from "../../src/ILedger.sol";
import {IMarket} from "../../src/IMarket.sol";
import {Ledger} from "../../src/Ledger.sol";
import {Intruder, RecordingVerifier} from "./Actors.sol";
import {Watch} from "./Watch.sol";

/// What clients and the owner do, and the clock. Each of these calls must succeed.
abstract contract Orders is Watch {
    bool internal tokenStopped;

    // ---- help

    function _sign(address who, bytes32 digest) internal returns (bytes memory) {
        if (who == address(wallet)) {
            wallet.accept(digest);
            return "w";
        }
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[who], digest);
        return abi.encodePacked(r, s, v);
    }

    /// Deposits for an account what a call is going to need.
    function _give(address ledger, address payToken, address account, uint256 amount) internal {
        if (payToken == address(0)) {
            vm.deal(address(this), amount);
            Ledger(ledger).depositFor{value: amount}(payToken, account, amount);
        } else if (payToken == address(token)) {
            token.mint(address(this), amount);
            token.approve(ledger, amount);
            Ledger(ledger).depositFor(payToken, account, amount);
        } else {
            // A tenth is lost on the way: what arrives is what counts. Rounding of the fee is in the account's favour.
            uint256 sent = amount + amount / 9 + 1;
            feeToken.mint(address(this), sent);
            feeToken.approve(ledger, sent);
            _allow(true);
            _arm();
            Ledger(ledger).depositFor(payToken, account, sent);
            _disarm();
            _allow(false);
            amount = sent - sent / 10;
        }
        balance[ledger][payToken][account] += amount;
    }

    /// Deposits of the hostile token are taken for a moment, whatever the owner decided.
    function _allow(bool on) private {
        if (!tokenStopped) return;
        vm.prank(OWNER);
        market.allowToken(address(feeToken), on);
    }

    /// From here on the hostile token calls the market in the middle of each transfer, and must be refused.
    function _arm() private {
        feeToken.setCallback(address(market), abi.encodeCall(Ledger.deposit, (address(0), 0)));
    }

    function _disarm() private {
        feeToken.setCallback(address(0), "");
        bytes4 guard = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        eq(bytes32(bytes4(feeToken.answer())), bytes32(guard), "the token came in");
        _did("token refused");
    }

    /// One of the newest six orders in the wanted condition; mostly there is one.
    function _find(uint256 seed, function(Known storage) internal view returns (bool) wanted)
        internal
        view
        returns (bool found, uint256 index)
    {
        uint256 n = known.length < 6 ? known.length : 6;
        for (uint256 i = 0; i < n; ++i) {
            index = known.length - 1 - (seed % n + i) % n;
            if (wanted(known[index])) return (true, index);
        }
        return (false, 0);
    }

    function _isOpen(Known storage k) internal view returns (bool) {
        return k.state == IMarket.State.OPEN;
    }

    function _isEnded(Known storage k) internal view returns (bool) {
        return !_live(k);
    }

    function _isAny(Known storage) internal pure returns (bool) {
        return true;
    }

    function _amount(uint256 seed, bytes32 what) private pure returns (uint96) {
        uint256 kind = _rnd(seed, what, 4);
        if (kind == 0) return uint96(_rnd(seed, what, 4));
        return uint96(_rnd(seed, what, 1e21));
    }

    function _draw(uint256 seed) internal returns (IMarket.Order memory o) {
        o.client = _client(_rnd(seed, "client", 0));
        o.nonce = ++nonces;
        if (_rnd(seed, "payer", 3) == 0) o.payer = _payout(_rnd(seed, "payer", 3));
        uint256 last = pool.length;
        o.selector = pool[last - 1 - _rnd(seed, "selector", 3)].selector();
        if (!verifiers.isActive(o.selector)) o.selector = _newVerifier().selector();
        if (_rnd(seed, "fallbacks", 2) == 0) {
            bytes4 a = pool[last - 1 - _rnd(seed, "fallback a", 3)].selector();
            bytes4 b = pool[last - 1 - _rnd(seed, "fallback b", 3)].selector();
            o.fallbackSelectors = bytes32(abi.encodePacked(a, b));
        }
        o.programId = bytes32(_rnd(seed, "program", 3));
        o.maxJournalBytes = 40;
        o.journalHidden = _rnd(seed, "hidden", 4) == 0;
        if (!o.journalHidden && _rnd(seed, "predicate", 2) == 0) {
            (o.predicate, o.prefixBytes, o.expected) = (IMarket.Predicate.PREFIX, 2, bytes32("jo"));
        }
        o.token = _tokenAt(_rnd(seed, "token", tokenStopped ? 2 : 3));
        o.maxPrice = _amount(seed, "price") + 1;
        o.minPrice = uint96(_rnd(seed, "min price", uint256(o.maxPrice) + 1));
        o.rampStart = uint64(block.timestamp + _rnd(seed, "ramp start", 300));
        o.rampSeconds = uint32(_rnd(seed, "ramp", 4) * 200);
        o.collateral = _amount(seed, "collateral");
        if (_rnd(seed, "much", 6) == 0) o.collateral = uint96(1e24 + _rnd(seed, "collateral", 1e24));
        o.lockSeconds = uint64(1 + _rnd(seed, "lock seconds", 600));
        o.deadline = uint64(block.timestamp + 1 + _rnd(seed, "life", MAX_LIFE));
        if (_rnd(seed, "callback", 3) == 0) (o.callback, o.callbackGas) = (address(intruder), 200_000);
        if (_rnd(seed, "matcher", 2) == 0) {
            (o.matcher, o.matcherFeeBps) = (MATCHER, uint16(1 + _rnd(seed, "matcher fee", 300)));
        }
    }

    function _remember(IMarket.Order memory o, bytes32 digest) internal {
        Known storage k = known.push();
        (k.order, k.digest, k.state) = (o, digest, IMarket.State.OPEN);
        _take(_payerOf(o), o.token, o.maxPrice);
    }

    /// Who carries an order: the payer if that is not the client, and else the client itself, or anybody.
    function _carrier(IMarket.Order memory o, uint256 seed) internal pure returns (address) {
        if (o.payer != address(0)) return o.payer;
        return _rnd(seed, "carrier", 2) == 0 ? o.client : STRANGER;
    }

    function _openCall(IMarket.Order memory o, bytes memory signature) internal pure returns (bytes memory) {
        if (o.payer != address(0)) return abi.encodeCall(IMarket.sponsor, (o, signature));
        return abi.encodeCall(IMarket.open, (o, signature));
    }

    function _opensNot(IMarket.Order memory o, address carrier, bytes memory signature, bytes memory why) private {
        vm.prank(carrier);
        (bool ok, bytes memory out) = address(market).call(_openCall(o, signature));
        no(ok, "opened");
        eq(keccak256(out), keccak256(why), "why it did not open");
    }

    // ---- handlers

    function deposit(uint256 seed) external step {
        address who = accounts[_rnd(seed, "who", accounts.length)];
        address payToken = _tokenAt(_rnd(seed, "token", 2));
        uint256 amount = _rnd(seed, "amount", 1e21);
        Ledger ledger = _rnd(seed, "ledger", 4) == 0 ? Ledger(address(provers)) : Ledger(address(market));
        if (payToken == address(0)) {
            vm.deal(who, amount);
            vm.prank(who);
            ledger.deposit{value: amount}(payToken, amount);
        } else {
            token.mint(who, amount);
            vm.prank(who);
            token.approve(address(ledger), amount);
            vm.prank(who);
            ledger.deposit(payToken, amount);
        }
        balance[address(ledger)][payToken][who] += amount;
        _did("deposit");
    }

    function depositFor(uint256 seed) external step {
        address payToken = _tokenAt(_rnd(seed, "token", 0));
        address to = accounts[_rnd(seed, "who", accounts.length)];
        _give(address(market), payToken, to, _rnd(seed, "amount", 1e21));
        _did("depositFor");
    }

    /// To a quiet place, or to a receiver that tries to come back in.
    function withdraw(uint256 seed) external step {
        address who = accounts[_rnd(seed, "who", accounts.length)];
        address payToken = _tokenAt(_rnd(seed, "token", 0));
        Ledger ledger = _rnd(seed, "ledger", 4) == 0 ? Ledger(address(provers)) : Ledger(address(market));
        uint256 has = balance[address(ledger)][payToken][who];
        uint256 amount = _rnd(seed, "all", 3) == 0 ? has : _rnd(seed, "amount", has + 1);
        bool enters = _rnd(seed, "enters", 2) == 0 && address(ledger) == address(market);
        uint256 before = intruder.refused();
        if (enters) {
            intruder.set(Intruder.Mood.ENTER, abi.encodeCall(Ledger.withdraw, (payToken, address(intruder), 0)));
        }
        bool arms = payToken == address(feeToken) && amount != 0;
        if (arms) _arm();
        vm.prank(who);
        ledger.withdraw(payToken, enters ? address(intruder) : SINK, amount);
        if (arms) _disarm();
        intruder.set(Intruder.Mood.CALM, "");
        if (intruder.refused() != before) _did("receiver refused");
        balance[address(ledger)][payToken][who] -= amount;
        _did("withdraw");
    }

    /// Money that nobody deposited: forced native coin, or a plain token transfer. It is never anybody's.
    function donate(uint256 seed) external step {
        address to = _rnd(seed, "to", 2) == 0 ? address(market) : address(provers);
        uint256 amount = _rnd(seed, "amount", 1000);
        address payToken = _tokenAt(_rnd(seed, "token", 2));
        if (payToken == address(0)) vm.deal(to, to.balance + amount);
        else token.mint(to, amount);
        donated[to][payToken] += amount;
        _did("donate");
    }

    /// By the client, by anybody for it, or by the payer that it names.
    function open(uint256 seed) external step {
        IMarket.Order memory o = _draw(seed);
        address carrier = _carrier(o, seed);
        bytes32 digest = market.orderDigest(o);
        bytes memory signature = carrier == o.client ? bytes("") : _sign(o.client, digest);
        uint256 value;
        if (o.token == address(0) && _rnd(seed, "value", 2) == 0) {
            value = o.maxPrice;
            vm.deal(carrier, value);
            _post(_payerOf(o), address(0), value);
            _did("open with value");
        } else {
            _give(address(market), o.token, _payerOf(o), o.maxPrice);
        }
        vm.prank(carrier);
        if (o.payer == address(0)) eq(market.open{value: value}(o, signature), digest, "digest");
        else eq(market.sponsor{value: value}(o, signature), digest, "digest");
        _remember(o, digest);
        if (o.client == address(wallet)) _did("open by a contract");
        _did(o.payer == address(0) ? bytes32("open") : bytes32("sponsor"));
    }

    function openMany(uint256 seed) external step {
        uint256 n = 1 + _rnd(seed, "n", 2);
        IMarket.Order[] memory list = new IMarket.Order[](n);
        bytes[] memory signatures = new bytes[](n);
        bytes32[] memory digests = new bytes32[](n);
        for (uint256 i = 0; i < n; ++i) {
            list[i] = _draw(_rnd(seed, bytes32(i), 0));
            (list[i].client, list[i].payer) = (_client(i), address(0));
            digests[i] = market.orderDigest(list[i]);
            signatures[i] = _sign(list[i].client, digests[i]);
            _give(address(market), list[i].token, list[i].client, list[i].maxPrice);
        }
        vm.prank(STRANGER);
        market.openMany(list, signatures);
        for (uint256 i = 0; i < n; ++i) {
            _remember(list[i], digests[i]);
        }
        _did("openMany");
    }

    /// The nonce that the next order would have had is gone; that order is refused.
    function revokeNonces(uint256 seed) external step {
        IMarket.Order memory o = _draw(seed);
        bytes memory signature = _sign(o.client, market.orderDigest(o));
        vm.prank(o.client);
        market.revokeNonces(o.nonce >> 8, 1 << (o.nonce & 0xff));
        bytes memory refused = abi.encodeWithSelector(INonces.NonceUsed.selector, o.client, o.nonce);
        _opensNot(o, _carrier(o, seed), signature, refused);
        _did("revokeNonces");
    }

    function cancel(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isOpen);
        if (!found) return;
        Known storage k = known[i];
        bool self = _rnd(seed, "self", 2) == 0;
        uint64 expiry = uint64(block.timestamp);
        bytes memory signature = self ? bytes("") : _sign(k.order.client, market.cancelDigest(k.digest, expiry));
        vm.prank(self ? k.order.client : STRANGER);
        market.cancel(k.order, self ? 0 : expiry, signature);
        _post(_payerOf(k.order), k.order.token, k.order.maxPrice);
        _end(k, IMarket.State.CANCELLED);
        _did(self ? bytes32("cancel") : bytes32("cancel carried"));
    }

    function replace(uint256 seed) external step {
        (bool found, uint256 i) = _find(seed, _isOpen);
        if (!found) return;
        Known storage k = known[i];
        IMarket.Order memory o = _draw(seed);
        (o.client, o.payer) = (k.order.client, address(0));
        address carrier = _carrier(o, seed);
        bytes32 digest = market.orderDigest(o);
        uint64 expiry = uint64(block.timestamp);
        bytes memory signature =
            carrier == o.client ? bytes("") : _sign(o.client, market.replaceDigest(k.digest, digest, expiry));
        // The old order's price, which is free by then, is not counted on: its payer may be somebody else.
        _give(address(market), o.token, _payerOf(o), o.maxPrice);
        vm.prank(carrier);
        eq(market.replace(k.order, o, expiry, signature), digest, "digest");
        _post(_payerOf(k.order), k.order.token, k.order.maxPrice);
        _end(k, IMarket.State.CANCELLED);
        _remember(o, digest);
        _did("replace");
    }

    // ---- the owner, the guardian, the clock

    function setProtocolFee(uint256 seed) external step {
        _setFee(seed);
    }

    function _setFee(uint256 seed) private {
        vm.prank(OWNER);
        market.setProtocolFee(uint16(_rnd(seed, "fee", 501)));
        _did("setProtocolFee");
    }

    /// The owner stops the hostile token, or takes it again; what is held of it goes on meanwhile.
    function allowToken(uint256 seed) external step {
        IMarket.Order memory o = _draw(seed);
        vm.prank(OWNER);
        market.allowToken(address(feeToken), tokenStopped);
        tokenStopped = !tokenStopped;
        _did("allowToken");
        if (!tokenStopped) return;
        o.token = address(feeToken);
        bytes memory signature = _sign(o.client, market.orderDigest(o));
        bytes memory refused = abi.encodeWithSelector(ILedger.UnsupportedToken.selector, o.token);
        _opensNot(o, _carrier(o, seed), signature, refused);
    }

    /// One of the newest verifiers, or all that an order in its lock has.
    function freeze(uint256 seed) external step {
        if (_rnd(seed, "rarely", 3) != 0) return;
        (bool found, uint256 i) = _find(seed, _live);
        bytes4[] memory list = new bytes4[](1);
        if (found && _rnd(seed, "all", 2) == 0) list = _selectorsOf(known[i].order);
        else list[0] = pool[pool.length - 1 - _rnd(seed, "which", 3)].selector();
        for (uint256 j = 0; j < list.length; ++j) {
            if (_frozen(list[j])) continue;
            uint256 who = _rnd(seed, "who", 3);
            if (who == 2) {
                RecordingVerifier unsound = RecordingVerifier(verifiers.get(list[j]));
                verifiers.freezeByProof(list[j], 0, 1, unsound.prove(IMPOSSIBLE, 0, 1));
                _did("freezeByProof");
            } else {
                vm.prank(who == 0 ? OWNER : GUARDIAN);
                verifiers.freeze(list[j]);
                _did("freeze");
            }
            _newVerifier();
        }
    }

    /// Some time; or to a moment at which something changes, to the second.
    function warp(uint256 seed) external step {
        uint256 to = block.timestamp + _rnd(seed, "seconds", 200);
        (bool found, uint256 i) = _find(seed, _live);
        if (found && _rnd(seed, "edge", 3) != 0) {
            Known storage k = known[i];
            uint256 which = _rnd(seed, "which", 10);
            uint256 edge = k.lockedUntil + 1;
            if (which == 0) edge = k.lockedUntil;
            else if (which == 1) edge = k.order.deadline;
            else if (which == 2) edge = k.order.deadline + 1;
            else if (which == 3) edge = k.order.rampStart;
            else if (which == 4) edge = uint256(k.order.rampStart) + k.order.rampSeconds;
            if (edge >= block.timestamp) to = edge;
        }
        vm.warp(to);
        if (_rnd(seed, "fee changes", 2) == 0) _setFee(seed); // so that most locks see another fee than their own
        _did("warp");
    }
}
