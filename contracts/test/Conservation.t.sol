// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "../src/IMarket.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockVerifier, TestToken} from "./Mocks.sol";
import {Test, Vm} from "./Test.sol";

/// Does what people do, in any order and at any time; every call it makes is one that must succeed, and after a frozen
/// selector or a passed deadline it takes the way that is left.
contract Handler is Test {
    uint256 private constant CLIENT_KEY = 0xA11CE;
    uint256 public constant ACTORS = 5;

    Market private immutable MARKET;
    TestToken private immutable TOKEN;
    VerifierRegistry private immutable REGISTRY;
    MockVerifier private verifier;
    uint32 private selectors;
    uint256 private nonces;
    IMarket.Order[] private orders;
    mapping(bytes32 digest => address) private verifierOf;
    mapping(IMarket.State state => uint256) public reached;

    constructor(Market market_, TestToken token_, VerifierRegistry registry_) {
        (MARKET, TOKEN, REGISTRY) = (market_, token_, registry_);
    }

    function actor(uint256 i) public pure returns (address) {
        return i % ACTORS == 0 ? vm.addr(CLIENT_KEY) : address(uint160(0xac7000 + i % ACTORS));
    }

    function orderCount() external view returns (uint256) {
        return orders.length;
    }

    function recordAt(uint256 i) public view returns (IMarket.Order memory order, IMarket.Record memory record) {
        order = orders[i];
        record = MARKET.orders(MARKET.orderDigest(order));
    }

    function pick(uint256 seed) private view returns (IMarket.Order memory, IMarket.Record memory, bool) {
        IMarket.Order memory none;
        IMarket.Record memory nothing;
        if (orders.length == 0) return (none, nothing, false);
        // Mostly the newest orders: old ones are usually settled.
        (none, nothing) = recordAt(orders.length - 1 - seed % (orders.length < 4 ? orders.length : 4));
        return (none, nothing, true);
    }

    function give(address token, address account, uint256 amount) private {
        if (token == address(0)) {
            vm.deal(address(this), amount);
            MARKET.depositFor{value: amount}(token, account, amount);
        } else {
            TOKEN.mint(address(this), amount);
            TOKEN.approve(address(MARKET), amount);
            MARKET.depositFor(token, account, amount);
        }
    }

    function deposit(uint256 who, bool native, uint96 amount) external {
        give(native ? address(0) : address(TOKEN), actor(who), amount);
    }

    function withdraw(uint256 who, bool native, uint256 amount) external {
        address token = native ? address(0) : address(TOKEN);
        amount = bound(amount, 0, MARKET.balanceOf(token, actor(who)));
        vm.prank(actor(who));
        MARKET.withdraw(token, address(0x0bad0), amount);
    }

    function open(bool native, uint96 price, uint96 collateral, uint64 lockSeconds, uint64 life) external {
        if (address(verifier) == address(0)) {
            verifier = new MockVerifier(bytes4(++selectors));
            REGISTRY.add(verifier.selector(), verifier);
        }
        IMarket.Order memory order;
        order.client = actor(0);
        order.nonce = nonces++;
        order.selector = verifier.selector();
        order.token = native ? address(0) : address(TOKEN);
        order.price = bound(price, 1, 1e24);
        order.collateral = bound(collateral, 0, 1e24);
        order.lockSeconds = uint64(bound(lockSeconds, 1, 2000));
        order.deadline = uint64(block.timestamp + bound(life, 1, 4000));
        order.maxJournalBytes = 32;
        give(order.token, order.client, order.price);
        bytes32 digest = MARKET.orderDigest(order);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(CLIENT_KEY, digest);
        MARKET.open(order, abi.encodePacked(r, s, v));
        verifierOf[digest] = address(verifier);
        orders.push(order);
        reached[IMarket.State.OPEN]++;
    }

    function lock(uint256 seed, uint256 who) external {
        (IMarket.Order memory order, IMarket.Record memory record, bool found) = pick(seed);
        if (!found || record.state != IMarket.State.OPEN || block.timestamp > order.deadline) return;
        if (!REGISTRY.isActive(order.selector)) return;
        give(order.token, actor(who), order.collateral);
        vm.prank(actor(who));
        MARKET.lock(order, actor(who % ACTORS + 1));
        reached[IMarket.State.LOCKED]++;
    }

    function fulfil(uint256 seed, uint256 who) external {
        (IMarket.Order memory order, IMarket.Record memory record, bool found) = pick(seed);
        if (!found || block.timestamp > order.deadline || !REGISTRY.isActive(order.selector)) return;
        address payout = actor(who);
        if (record.state == IMarket.State.LOCKED) {
            if (block.timestamp <= record.lockedUntil) payout = record.payout;
        } else if (record.state != IMarket.State.OPEN) {
            return;
        }
        bytes32 digest = MARKET.orderDigest(order);
        bytes memory proof = MockVerifier(verifierOf[digest]).prove(0, sha256("j"), MARKET.contextOf(digest, payout));
        MARKET.fulfil(order, "j", payout, proof);
        reached[IMarket.State.FULFILLED]++;
    }

    function cancel(uint256 seed) external {
        (IMarket.Order memory order, IMarket.Record memory record, bool found) = pick(seed);
        if (!found || record.state != IMarket.State.OPEN || seed % 3 != 0) return;
        vm.prank(order.client);
        MARKET.cancel(order);
        reached[IMarket.State.CANCELLED]++;
    }

    function expire(uint256 seed) external {
        (IMarket.Order memory order, IMarket.Record memory record, bool found) = pick(seed);
        if (!found || (record.state != IMarket.State.OPEN && record.state != IMarket.State.LOCKED)) return;
        if (block.timestamp <= order.deadline && REGISTRY.isActive(order.selector)) return;
        MARKET.expire(order);
        reached[IMarket.State.EXPIRED]++;
    }

    function freeze(uint256 seed) external {
        if (seed % 4 != 0 || address(verifier) == address(0)) return;
        REGISTRY.freeze(verifier.selector());
        verifier = MockVerifier(address(0)); // the next order gets a new one
    }

    function warp(uint16 seconds_) external {
        vm.warp(block.timestamp + seconds_ % 1500);
    }
}

/// Promise 3, conservation: balances, reserved prices and collateral are exactly the tokens held; and each total is the
/// sum over the orders it stands for.
contract ConservationTest is Test {
    TestToken private token;
    Market private market;
    Handler private handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        token = new TestToken();
        address predicted = address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", address(this), hex"04")))));
        VerifierRegistry registry = new VerifierRegistry(predicted, address(this), 0);
        market = new Market(registry, address(token));
        handler = new Handler(market, token, registry);
        eq(address(handler), predicted, "handler");
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (Vm.FuzzSelector[] memory targets) {
        bytes4[] memory list = new bytes4[](9);
        list[0] = handler.deposit.selector;
        list[1] = handler.withdraw.selector;
        list[2] = handler.open.selector;
        list[3] = handler.lock.selector;
        list[4] = handler.fulfil.selector;
        list[5] = handler.cancel.selector;
        list[6] = handler.expire.selector;
        list[7] = handler.freeze.selector;
        list[8] = handler.warp.selector;
        targets = new Vm.FuzzSelector[](1);
        targets[0] = Vm.FuzzSelector(address(handler), list);
    }

    function owed(address payToken) private view returns (uint256 sum) {
        sum = market.reserved(payToken) + market.collateralHeld(payToken);
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            sum += market.balanceOf(payToken, handler.actor(i));
        }
    }

    function invariant_heldIsWhatIsOwed() external view {
        eq(address(market).balance, owed(address(0)), "native coin held");
        eq(token.balanceOf(address(market)), owed(address(token)), "tokens held");
    }

    function invariant_totalsAreSumsOverOrders() external view {
        uint256[2] memory reserved;
        uint256[2] memory collateral;
        for (uint256 i = 0; i < handler.orderCount(); ++i) {
            (IMarket.Order memory order, IMarket.Record memory record) = handler.recordAt(i);
            uint256 t = order.token == address(0) ? 0 : 1;
            if (record.state == IMarket.State.OPEN || record.state == IMarket.State.LOCKED) reserved[t] += order.price;
            if (record.state == IMarket.State.LOCKED) collateral[t] += order.collateral;
        }
        eq(market.reserved(address(0)), reserved[0], "native reserved");
        eq(market.reserved(address(token)), reserved[1], "tokens reserved");
        eq(market.collateralHeld(address(0)), collateral[0], "native collateral");
        eq(market.collateralHeld(address(token)), collateral[1], "token collateral");
    }

    /// The walk above would prove little if it never got anywhere: this one reaches every state.
    function testTheHandlerReachesEveryState() external {
        handler.open(true, 10, 5, 10, 100);
        handler.lock(0, 1);
        handler.fulfil(0, 2);
        handler.open(false, 10, 5, 10, 100);
        handler.cancel(0);
        handler.open(false, 10, 5, 10, 100);
        handler.lock(0, 1);
        handler.freeze(0);
        handler.expire(0);
        for (uint256 s = uint256(IMarket.State.OPEN); s <= uint256(IMarket.State.EXPIRED); ++s) {
            yes(handler.reached(IMarket.State(s)) > 0, vm.toString(s));
        }
    }
}
