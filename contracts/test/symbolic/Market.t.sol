// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../../src/IMarket.sol";
import {IProverRegistry} from "../../src/IProverRegistry.sol";
import {Market} from "../../src/Market.sol";
import {VerifierRegistry} from "../../src/VerifierRegistry.sol";
import {Test} from "../Test.sol";

/// Stands for the verifier registry and for each of its verifiers: everything is active, and every proof is good.
contract YesToAll {
    function isActive(bytes4) external pure returns (bool) {
        return true;
    }

    function isFrozen(bytes4) external pure returns (bool) {
        return false;
    }

    function get(bytes4) external view returns (address) {
        return address(this);
    }

    function verify(bytes32, bytes32, uint256, bytes calldata) external pure {}
}

/// The market, with balances that the test can set.
contract OpenMarket is Market {
    constructor(address verifiers, address treasury, uint16 feeBps)
        Market(
            address(0x04e4),
            new address[](0),
            VerifierRegistry(verifiers),
            IProverRegistry(address(1)),
            treasury,
            feeBps
        )
    {}

    function credit(address token, address account, uint256 amount) external {
        _credit(token, account, amount);
    }
}

/// What must hold of an order for every value of what is symbolic here. Left out, for the solver does not end on them in
/// minutes: symbolic prices on a ramp (a product of two variables, divided), ramps at any time, and that fees are at most 8 % of any
/// price (the quotient of a variable); tests and walks try those.
contract MarketSymbolic is Test {
    address private constant CLIENT = address(0xc11e);
    address private constant TREASURY = address(0x74ea);
    address private constant MATCHER = address(0x3a7c);
    uint256 private constant NOW = 1_800_000_000;
    OpenMarket private market;

    constructor() {
        market = new OpenMarket(address(new YesToAll()), TREASURY, 500);
    }

    /// A usual order, of whom and for what is the caller's choice.
    function order(address client, uint256 nonce, uint96 price) private pure returns (IMarket.Order memory o) {
        (o.client, o.nonce, o.maxPrice) = (client, nonce, price);
        (o.selector, o.programId) = (0x11223344, bytes32(uint256(1)));
        (o.lockSeconds, o.deadline) = (100, uint64(NOW + 1000));
        (o.matcher, o.matcherFeeBps) = (MATCHER, 300);
    }

    function open(IMarket.Order memory o) private returns (bool ok) {
        vm.prank(o.client);
        (ok,) = address(market).call(abi.encodeCall(IMarket.open, (o, "")));
    }

    function call(address from, bytes memory data) private returns (bool ok) {
        vm.prank(from);
        (ok,) = address(market).call(data);
    }

    /// No order is opened twice, whatever became of it meanwhile; no other order with its nonce is opened either.
    function check_nonceOnce(address client, uint256 nonce, uint96 price, uint96 other, bytes32 input, bool cancelled)
        external
    {
        vm.warp(NOW);
        vm.assume(client != address(0) && client != address(market));
        market.credit(address(0), client, uint256(price) + other);
        IMarket.Order memory o = order(client, nonce, price);
        vm.assume(open(o));
        if (cancelled) assert(call(client, abi.encodeCall(IMarket.cancel, (o, 0, ""))));
        o.maxPrice = other;
        o.inputDigest = input;
        assert(!open(o));
        assert(market.nonceUsed(client, nonce));
    }

    /// A revoked nonce is used; the others of its word are not.
    function check_revokedNonce(address client, uint256 nonce, uint256 mask) external {
        vm.warp(NOW);
        vm.prank(client);
        market.revokeNonces(nonce >> 8, mask);
        assert(market.nonceUsed(client, nonce) == ((mask >> (nonce & 0xff)) & 1 == 1));
    }

    /// Past its end an order refuses every call that could end it again, by anybody and at any time; no balance moves.
    function check_cancelledIsFinal(uint96 price, address who, uint64 time, bytes32 journal) external {
        vm.warp(NOW);
        market.credit(address(0), CLIENT, price);
        IMarket.Order memory o = order(CLIENT, 1, price);
        vm.assume(open(o));
        assert(market.balanceOf(address(0), CLIENT) == 0);
        assert(call(CLIENT, abi.encodeCall(IMarket.cancel, (o, 0, ""))));
        assert(market.balanceOf(address(0), CLIENT) == price);
        stays(o, who, time, journal, IMarket.State.CANCELLED);
        assert(market.balanceOf(address(0), CLIENT) == price);
    }

    function check_expiredIsFinal(uint96 price, address who, uint64 time, bytes32 journal) external {
        vm.warp(NOW);
        market.credit(address(0), CLIENT, price);
        IMarket.Order memory o = order(CLIENT, 1, price);
        vm.assume(open(o));
        vm.warp(NOW + 1001);
        assert(call(who, abi.encodeCall(IMarket.expire, (o))));
        assert(market.balanceOf(address(0), CLIENT) == price);
        stays(o, who, time, journal, IMarket.State.EXPIRED);
        assert(market.balanceOf(address(0), CLIENT) == price);
    }

    function stays(IMarket.Order memory o, address who, uint64 time, bytes32 journal, IMarket.State state) private {
        vm.warp(time);
        IMarket.LockRequest memory r;
        (r.orderDigest, r.operator, r.payout, r.expiry) = (market.orderDigest(o), who, who, type(uint64).max);
        IMarket.Fulfilment memory f =
            IMarket.Fulfilment(abi.encodePacked(journal), who, abi.encodePacked(o.selector, journal));
        assert(!call(CLIENT, abi.encodeCall(IMarket.cancel, (o, 0, ""))));
        assert(!call(who, abi.encodeCall(IMarket.expire, (o))));
        assert(!call(who, abi.encodeCall(IMarket.lock, (o, r, ""))));
        assert(!call(who, abi.encodeCall(IMarket.fulfil, (o, f))));
        assert(market.orders(market.orderDigest(o)).state == state);
    }

    /// An order expires after its deadline, and not at it or before.
    function check_expiresAfterTheDeadline(uint96 price, uint64 time) external {
        vm.warp(NOW);
        market.credit(address(0), CLIENT, price);
        IMarket.Order memory o = order(CLIENT, 1, price);
        vm.assume(open(o));
        vm.warp(time);
        bool ok = call(address(this), abi.encodeCall(IMarket.expire, (o)));
        assert(ok == (time > o.deadline));
        assert(market.balanceOf(address(0), CLIENT) == (ok ? price : 0));
    }

    /// Payee, treasury, matcher and payer get the reserved price together, however the fees come out.
    function check_paymentSumsToTheReserve(uint96 least, uint96 most) external {
        vm.warp(NOW);
        market.credit(address(0), CLIENT, most);
        IMarket.Order memory o = order(CLIENT, 1, most);
        (o.minPrice, o.rampStart) = (least, uint64(NOW + 1)); // the price of now is the least
        (o.journalHidden, o.maxJournalBytes) = (true, 32);
        vm.assume(open(o));
        address payee = address(0xba41);
        IMarket.Fulfilment memory f =
            IMarket.Fulfilment(abi.encodePacked(bytes32(0)), payee, abi.encodePacked(o.selector));
        vm.assume(call(address(this), abi.encodeCall(IMarket.fulfil, (o, f))));
        uint256 fees = market.balanceOf(address(0), TREASURY) + market.balanceOf(address(0), MATCHER);
        assert(market.balanceOf(address(0), payee) + fees == least);
        assert(market.balanceOf(address(0), CLIENT) == uint256(most) - least);
    }

    /// The price is within the order's bounds at every second around a ramp, the least before it and the most after it, and never
    /// falls.
    function check_price(uint16 a, uint16 b) external view {
        IMarket.Order memory o = order(CLIENT, 1, 3000);
        (o.minPrice, o.rampStart, o.rampSeconds) = (1000, 300, 256);
        vm.assume(a <= b);
        uint256 first = market.priceAt(o, a);
        uint256 second = market.priceAt(o, b);
        assert(1000 <= first && first <= second && second <= 3000);
        assert(a > 300 || first == 1000);
        assert(b < 556 || second == 3000);
    }
}
